"""Where things run, and what is promised."""

from trueline.model import hours, minutes, ms, per_second, percent

from .elements import auth, cache, client, database, external, gateway, one, platform, system

# ---- where things run ----------------------------------------------------------------------------------------------
live = platform.deployment("Deployment Topology", environment="production", direction="down", derived=False)
production = live.node("Production Environment")
entry = production.node("Load Balancer", id="entry")
balancer = entry.infrastructure("Load Balancer")
tier = production.node("Application Tier")
apps = [tier.run(one, f"App Instance {number}") for number in (1, 2, 3)]
data = production.node("Data Tier")
primary = data.run(database, "Primary DB")
replicas = [data.run(database, f"Replica DB {number}") for number in (1, 2)]
caches = production.node("Cache Tier")
master, copy = caches.run(cache, "Redis Master"), caches.run(cache, "Redis Replica")
balancer.reaches(*apps)
for app in apps:
    app.reaches(primary, master)
apps[0].reaches(replicas[0])
apps[1].reaches(replicas[0])
apps[2].reaches(replicas[1])
primary.reaches(*replicas)
master.reaches(copy)

for scenario, count in (("Before Scaling", 2), ("After Scaling", 4)):
    scaled = platform.deployment(f"Horizontal Scaling: {scenario}", scenario=scenario, direction="right", derived=False)
    spread = scaled.node("Load Balancer").infrastructure("Load Balancer")
    spread.reaches(*(scaled.node(f"Server {number}").run(one) for number in range(1, count + 1)))

# ---- promises ------------------------------------------------------------------------------------------------------
platform.quality("Target Latency", "latency", of=gateway, below={"p95": 100 * ms, "p99": 200 * ms})
platform.quality("Throughput", "throughput", of=system, at_least={"requests": 10_000 * per_second})
platform.quality("Connection pooling", "pool-size", of=database, exactly={"min": 10, "max": 100})
platform.quality("Cache hit rate", "cache-hit-rate", of=cache, at_least={"Redis hit rate": 95 * percent})
platform.quality("CDN", "latency", of=client, means=["Static assets served from edge locations"])
platform.quality("Authentication", "authentication", of=auth, means=["OAuth2 + JWT"])
platform.quality("Authorization", "authorization", of=system, means=["RBAC with fine-grained permissions"])
platform.quality(
    "Encryption", "encryption", of=[system, database], means=["TLS 1.3 for transport", "AES-256 for data at rest"]
)
platform.quality("Secrets", "secrets", of=system, means=["Managed via Vault/AWS Secrets Manager"])
platform.quality("Network", "network", of=[system, external], means=["VPC with private subnets", "security groups"])
platform.quality("RTO", "rto", of=system, at_most={"RTO": 1 * hours})
platform.quality("RPO", "rpo", of=database, at_most={"RPO": 15 * minutes})
