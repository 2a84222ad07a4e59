"""What the document says of itself, its readers, technologies and principles."""

from .components import models, processor, schemas, session
from .elements import crm, database, gateway, scheduler, web

crm.document(
    "C4 Model Architecture Diagrams",
    version="1.1",
    updated="2025-12-14",
    purpose="the CRM + AI system in diagrams of the C4 model (Context, Containers, Components, Code), "
    "one level of abstraction below the other",
)
crm.audience(
    "Level 1 (Context)", diagram="System Context", readers="Non-technical stakeholders",
    purpose="How the system fits into the world",
)  # fmt: skip
crm.audience(
    "Level 2 (Containers)", diagram="Container", readers="Technical leadership, architects",
    purpose="High-level technology choices",
)  # fmt: skip
crm.audience(
    "Level 3 (Components)", diagram="Component", readers="Developers, architects",
    purpose="Internal structure of containers",
)  # fmt: skip
crm.audience(
    "Level 4 (Code)", diagram="Code", readers="Developers", purpose="Implementation details: classes, functions"
)

crm.technology(
    "FastAPI", layer="API Framework", purpose="Async Python web framework: async REST API, OpenAPI docs", used_by=[web]
)
crm.technology(
    "SQLAlchemy 2.0", layer="ORM", purpose="ORM for async database access", used_by=[models, session, scheduler]
)
crm.technology(
    "Pydantic 2.x", layer="Validation", purpose="Data validation, schema validation", used_by=[schemas]
)  # fmt: skip
crm.technology("PostgreSQL/SQLite", layer="Database", purpose="Persistent storage", used_by=[database])
crm.technology(
    "Alembic", layer="Migration", purpose="Database migrations, schema version control", used_by=[database]
)  # fmt: skip
crm.technology(
    "APScheduler", layer="Scheduling", purpose="Background job scheduling, background jobs", used_by=[scheduler]
)
crm.technology("iCalendar", layer="Calendar", purpose="RFC 5545 exports", used_by=[web])
crm.technology("pytest-asyncio", layer="Testing", purpose="Async test framework", used_by=[web])

crm.principle(
    "Clean Architecture", "Entities → Use Cases → Interface Adapters → Frameworks", models, web, database
)  # fmt: skip
crm.principle("Repository Pattern", "Database access abstraction (SQLAlchemy ORM)", models, session)
crm.principle("Dependency Injection", "FastAPI's Depends() for session management", session)
crm.principle("DTO Pattern", "Pydantic schemas for data validation/serialization", schemas)
crm.principle("Background Jobs", "APScheduler for async task processing", scheduler, processor)
crm.principle("API Gateway Pattern", "Single entry point with routing", gateway)

crm.link("Clean Architecture Details: comprehensive architecture documentation", "./architecture.md")
crm.link("Big Picture Overview: high-level MVP vision and module roadmap", "./BIG_PICTURE.md")
crm.link("README: project overview and setup instructions", "../README.md")
crm.link("C4 Model", "https://c4model.com/")
crm.link("Mermaid C4 Diagrams", "https://mermaid.js.org/syntax/c4.html")
