"""trueline: this project, described in its own language. The root `.importlinter` is generated from it."""

from trueline.model import Architecture

trueline = Architecture(
    "trueline",
    title="trueline",
    description="Architecture as code: one typed model, and everything that follows from it.",
)

# ---- people --------------------------------------------------------------------------------------------------------
architect = trueline.person("Architect", "Edits the model and regenerates diagrams")
developer = trueline.person("Developer", "Scaffolds modules and keeps the code true to the model")
reader = trueline.person("Reader", "Browses the documentation")
ci = trueline.system("CI", "Enforces the direction of dependencies on every change", external=True)

# ---- what there is -------------------------------------------------------------------------------------------------
tool = trueline.system("trueline", "Holds documentation, contracts and code to one model", id="tool")
command = tool.application("trueline command", "Builds, validates and shows", technology="Python, Typer", id="command")
site = tool.ui("Documentation site", "Pages and diagrams, offline", technology="MkDocs, Mermaid", id="site")
models = tool.blob_store(
    "Architecture models", "What architects edit: Python, YAML or JSON", technology="files", id="models"
)
manifest = tool.blob_store("Manifest", "Which files are generated, and their hashes", technology="file", id="manifest")
reference = tool.application(
    "Reference implementation", "The FastAPI application that lives under its own model", technology="FastAPI",
    id="reference", code="reference_impl",
)  # fmt: skip

architect.uses(models, "Edits")
architect.uses(command, "Regenerates diagrams with")
developer.uses(command, "Scaffolds modules with")
ci.uses(command, "Checks every change with")
reader.uses(site, "Browses")
command.uses(models, "Reads")
command.uses(manifest, "Compares and updates")
command.uses(site, "Writes the pages of")

# ---- the code ------------------------------------------------------------------------------------------------------
package = tool.library(
    "The package", "What is installed", technology="Python", id="package", code="trueline", run_by=[command]
)
cli = package.component("Command line", "Parses, calls, prints", id="cli", code=".cli")
generators = package.component(
    "Generators", "Model to artefacts: peers of one shape", id="generators", code=".generators"
)
importers = package.component("Importers", "Foreign sources to model", id="importers", code=".importers")
conformance = package.component(
    "Conformance", "Code, database and routes against the model", id="conformance", code=".conformance"
)
workspace = package.component(
    "Workspace", "Configuration, loading, manifest, atomic writes", id="workspace", code=".workspace"
)
templates = package.component("Templates", "Jinja2 templates, data only", id="templates", code=".templates")
language = package.component("Language", "What an architecture is, as pure data", id="model", code=".model")
entry = package.component("Entry", "python -m trueline", id="entry", code=".__main__")

entry.uses(cli, "Calls")
cli.uses(workspace, "Builds and loads through")
cli.uses(language, "Shows things of")
generators.uses(language, "Reads")
generators.uses(templates, "Fills")
workspace.uses(language, "Loads and verifies")

# ---- rules ---------------------------------------------------------------------------------------------------------
trueline.rule.layers(
    cli, [generators, importers, conformance, workspace], templates, language, name="The house", exhaustive=True,
    because="a part can be understood, tested and replaced without those above it",
)  # fmt: skip
trueline.rule.forbid(
    [package, reference],
    packages=["cli", "conformance", "generators", "importers", "model", "package", "templates", "workspace"],
    transitive=False, name="One name",
    because="a folder imported by its bare name is a second copy of the package, which no other rule sees",
)  # fmt: skip
trueline.rule.forbid(
    reference, package, transitive=False, name="The application runs without trueline",
    because="what is held against the model must not need it",
)  # fmt: skip
