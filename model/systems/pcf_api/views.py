"""Diagrams, and where things run."""

from trueline.model import inside

from .elements import (
    api,
    auth,
    auth_module,
    cache,
    code,
    db,
    email,
    graphql,
    monitoring,
    outside,
    pagerduty,
    pcf,
    queue,
    resources_module,
    rest_module,
    s3,
    slack,
    users_module,
    watch,
)  # fmt: skip

# ---- views ---------------------------------------------------------------------------------------------------------
overview = pcf.view("System Overview", api, level="container", direction="down", collapsible=True)
overview.hide(code, outside, watch).hide_relationships(auth, cache)
modules = pcf.view(
    "Module Dependencies", code, id="module-deps", level="component", direction="right", interactive=True
)
for each in (auth_module, users_module, resources_module):
    modules.hide_relationships(rest_module, each)
metrics = pcf.view("Performance Metrics Flow", id="metrics-flow", direction="right")
metrics.show(api, inside(watch), slack, pagerduty).hide(s3, email, monitoring).label(api, "Application")

# ---- where things run ----------------------------------------------------------------------------------------------
sites = pcf.deployment("Deployment Architecture", "production", id="deployment", zoomable=True)
cluster = sites.node("Kubernetes Cluster", technology="Kubernetes")
ingress = cluster.node("Ingress").infrastructure("Nginx Ingress", technology="Nginx")
pods = cluster.node("API Pods")
api_1, api_2, api_3 = (pods.run(graphql, f"API Pod {number}") for number in (1, 2, 3))
services = cluster.node("Service Pods")
auth_1 = services.run(auth, "Auth Service", id="auth-1")
auth_2 = services.run(auth, "Auth Service", id="auth-2")
stores = cluster.node("Data Services")
postgres, redis, kafka = stores.run(db, "PostgreSQL"), stores.run(cache, "Redis"), stores.run(queue, "Kafka")
beyond = sites.node("External Services")
files, mail, watching = beyond.run(s3), beyond.run(email), beyond.run(monitoring)

ingress.reaches(api_1, api_2, api_3)
api_1.reaches(auth_1, postgres, redis, kafka, files)
api_2.reaches(auth_1, postgres, redis, mail)
api_3.reaches(auth_2, postgres, redis, watching)
auth_1.reaches(redis)
auth_2.reaches(redis)

pcf.decision(
    "One pod is not like the other",
    context="The deployment diagram lets only pod 1 reach Kafka and S3, only pod 2 the mail and "
    "only pod 3 the monitoring.",
    decision="The edges are kept as they are drawn, instance by instance.",
    consequences="A pod that is lost takes its way to an external service with it.",
    about=[sites],
)
