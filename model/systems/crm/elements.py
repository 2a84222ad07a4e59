"""Level 1 and 2: who uses the system, what is around it, and what runs."""

from trueline.model import Architecture

crm = Architecture(
    "crm",
    title="CRM System",
    description="Contacts, appointments, staff schedules and automated reminders of a medical practice.",
)

# ---- who uses it ---------------------------------------------------------------------------------------------------
staff = crm.person(
    "Staff Member", "Medical staff who manage appointments and patient records",
    responsibilities=["Create/manage appointments", "View schedules", "Manage availability"],
)  # fmt: skip
patient = crm.person(
    "Patient/Contact", "Individuals who book and attend appointments",
    responsibilities=["Book appointments", "Receive reminders"],
)  # fmt: skip
admin = crm.person(
    "System Admin", "Manages staff accounts and system configuration", aliases=["Admin User"],
    responsibilities=["Configure system", "Manage staff accounts"],
)  # fmt: skip
user = crm.role("User", [staff, patient, admin], description="Staff, Patients, Admins")
public_user = crm.role("Public User", [patient], description="Unauthenticated")
known_user = crm.role("Authenticated User", [staff, patient, admin], description="JWT token")

# ---- what is around it ---------------------------------------------------------------------------------------------
# A dimension of its own: boxes of other systems are grey in every view, a frame around them would say it twice.
outside = crm.group("External Systems", "surroundings", description="Email, SMS, Calendar integrations")
email = outside.system(
    "Email System", "For sending appointment reminders and notifications", technology="SendGrid/AWS SES",
    external=True, aliases=["Email Service", "Email Gateway"],
)  # fmt: skip
sms = outside.system(
    "SMS Gateway", "For sending text message reminders", technology="Twilio", external=True, aliases=["SMS Service"]
)
calendar = outside.system(
    "Calendar Systems", "Reached via iCal export", technology="Google Calendar, Outlook", external=True,
    aliases=["Calendar Client"],
)  # fmt: skip
system = crm.system("CRM System", "Manages contacts, appointments, staff scheduling, and automated reminders")

staff.uses(system, "Manages appointments, views schedules", "HTTPS/JSON")
patient.uses(system, "Books appointments, views history", "HTTPS/JSON")
admin.uses(system, "Manages staff, configures system", "HTTPS/JSON")
system.uses(email, "Sends appointment reminders", "SMTP/API")
system.uses(sms, "Sends SMS reminders", "REST API")
system.uses(calendar, "Exports schedules", "iCal/ICS")

# ---- what runs -----------------------------------------------------------------------------------------------------
dmz, app_zone, internal = system.groups(
    "DMZ - Public Access", "Application Zone - Private", "Internal Zone - Admin Only", dimension="zone"
)
gateway = dmz.gateway("API Gateway", "Rate limiting, SSL termination")
auth = dmz.application("Auth Service", "JWT validation, OAuth")
web = app_zone.application(
    "Web Application", "Provides REST API for CRM functionality, handles HTTP requests", technology="FastAPI",
    short="FastAPI App", aliases=["CRM Application"],
    responsibilities=["REST API", "Business logic", "Request handling"],
)  # fmt: skip
scheduler = system.worker(
    "Background Scheduler", "Processes scheduled tasks like sending reminders", technology="APScheduler",
    responsibilities=["Automated reminder processing"],
)  # fmt: skip
database = app_zone.database(
    "Database", "Stores contacts, appointments, staff, availability, reminders", technology="PostgreSQL/SQLite",
    aliases=["Application Database"], responsibilities=["Persistent storage"],
)  # fmt: skip

user.uses(web, "Uses", "HTTPS/JSON")
web.uses(database, "Reads/Writes", "SQLAlchemy ORM")
scheduler.uses(database, "Reads pending reminders", "SQLAlchemy ORM")
scheduler.uses(email, "Sends emails", "SMTP/REST")
scheduler.uses(sms, "Sends SMS", "REST API")
web.uses(calendar, "Exports iCal", "HTTP/ICS file")

# ---- what only some environments have ------------------------------------------------------------------------------
session_cache = system.cache("Session Cache", "Sessions of signed-in users", technology="Redis")
static_files = system.container("Static Files", "CSS, JS, Images", type="blob-store")
web.uses(session_cache, "Session storage", "Redis protocol")
with crm.added():
    user.uses(static_files, "Loads pages' looks and scripts", "HTTPS")
    auth.uses(database, "Reads and writes accounts", "SQL")

# ---- what guards it ------------------------------------------------------------------------------------------------
admin_panel = internal.ui("Admin Panel", "System configuration")
monitoring = internal.application("Monitoring", "Logs, metrics, alerts")

public_user.uses(gateway, "HTTPS only", tags=["security"])
gateway.uses(auth, "Validate credentials", tags=["security"])
known_user.uses(gateway, "Bearer token", "HTTPS", tags=["security"])
gateway.uses(web, "Authorized requests", tags=["security"])
web.uses(database, "Encrypted connection", "TLS", tags=["security"])
admin.uses(admin_panel, "Admin credentials", "HTTPS + MFA", tags=["security"])
admin_panel.uses(monitoring, "Internal network only", tags=["security"])
