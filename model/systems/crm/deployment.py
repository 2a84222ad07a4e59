"""Where the parts run."""

from .elements import crm, database, scheduler, session_cache, static_files, web

sites = crm.deployment(
    "Deployment Diagram", direction="down", derived=False, description="Deployment Diagram for CRM System",
    purpose="What runs on a developer's machine, and what in production",
)  # fmt: skip
dev = sites.node("Development Environment", "Local Machine", isolated=True)
box = dev.node("Docker Container", "Optional")
dev_app = box.run(web, "FastAPI App", technology="uvicorn", id="dev-app")
dev_db = box.run(database, "SQLite", technology="SQLite", description="File-based DB", id="dev-db")

prod = sites.node("Production Environment", "Cloud Platform", isolated=True)
app_server = prod.node("Application Server", "VM/Container")
prod_app = app_server.run(web, "FastAPI App", technology="gunicorn + uvicorn", id="prod-app")
worker = app_server.run(scheduler, "APScheduler", description="Background worker")
prod_db = prod.node("Database Server", "Managed Service").run(
    database, "PostgreSQL", technology="PostgreSQL", description="Primary + Replica", id="prod-db"
)
sessions = prod.node("Cache Layer", "Redis/Memcached").run(session_cache)
sites.node("Static Assets", "CDN").run(static_files, description="CSS, JS, Images")

dev_app.reaches(dev_db, description="Local development", technology="SQLAlchemy")
prod_app.reaches(prod_db, description="Production data", technology="Connection pool")
prod_app.reaches(sessions, description="Session storage", technology="Redis protocol")
worker.reaches(prod_db, description="Read reminders", technology="SQLAlchemy")
