"""trueline: this project, described in its own language. The root `.importlinter` is generated from it."""

from trueline.model import Architecture, field, mib, s, unverified

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
developer.uses(reference, "Reads as an example")
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
cli.uses(generators, "Exports, compares and scaffolds through")
generators.uses(language, "Reads")
generators.uses(templates, "Fills")
workspace.uses(language, "Loads and verifies")
workspace.uses(generators, "Runs, found by entry point", through=language)
importers.uses(language, "Make models in")
conformance.uses(language, "Reads")
cli.uses(conformance, "Holds code to a model through")

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
trueline.rule.closed_world(
    package, name="What is not drawn does not happen",
    because="whoever reads this model sees every dependency between the parts",
)  # fmt: skip

# ---- what the command takes and gives ------------------------------------------------------------------------------
build_it = command.command(
    "build", {"check": field(bool, default=False), "only": field(str, default=""), "force": field(bool, default=False)},
    description="Writes what follows from the models",
)  # fmt: skip
validate_it = command.command("validate", description="Inspects the models")
scaffold_it = command.command(
    "scaffold", {"target": str, "into": str, "force": field(bool, default=False)},
    description="Writes the Python that a part of a model implies into a folder, beside what people wrote there",
)  # fmt: skip
check_it = command.query("check", {"kinds": field(str, default="")}, description="Holds code to the models")
show_it = command.query("show", {"id": str}, description="Describes one thing of a model")

# ---- what happens --------------------------------------------------------------------------------------------------
f = trueline.flow("A build", architect, cli, workspace, generators, templates, manifest, site)
f.call(architect, cli, build_it, "trueline build")
f.call(cli, workspace, "Build")
f.think(workspace, "Load the models and verify them")
with f.alt("Something is wrong"):
    f.reply(workspace, cli, "File, line, name and the nearest valid name")
    f.reply(cli, architect, "Status 2, nothing written")
with f.otherwise("The models hold"):
    with f.loop("Each generator"):
        f.call(workspace, generators, "Generate")
        f.call(generators, templates, "Fill")
        f.reply(generators, workspace, "Artefacts")
    f.call(workspace, manifest, "Which files are ours, and as we left them?")
    f.call(workspace, site, "Put changed files in place, one by one")
    f.reply(workspace, cli, "What was written and removed")
    f.reply(cli, architect, "Status 0")

p = trueline.process("A file that was edited", workspace)
differs = p.start("The model gives another text")
known = p.decision("Is the file as we left it?", by=manifest)
forced = p.decision("--force?")
put = p.activity("Write the new text", by=workspace)
stop = p.end("Status 2, with the difference")
written = p.end("Written")
differs.then(known)
known.when("Yes").then(put, written)
known.when("No").then(forced)
forced.when("Yes").then(put)
forced.when("No").then(stop)

m = manifest.machine("A generated file", description="What the manifest knows of one file")
absent, ours, edited = m.states("Absent", "As generated", "Edited", initial="Absent")
generate, edit, force, gone = m.triggers("build", "edit by hand", "build --force", "source removed")
absent.on(generate).to(ours)
absent.on(force).to(ours)
ours.on(generate).stay("Rewritten if the text differs")
ours.on(force).stay("Rewritten if the text differs")
ours.on(edit).to(edited)
ours.on(gone).to(absent, "Removed")
edited.on(force).to(ours)
edited.on(edit).stay()
edited.rejects(generate, because="what a person wrote is not lost unasked")
edited.rejects(gone, because="what a person wrote is not lost unasked")
absent.ignores(edit, gone, because="there is no file")

# ---- views ---------------------------------------------------------------------------------------------------------
trueline.view("The house", package, level="component", direction="down")

# ---- where it runs -------------------------------------------------------------------------------------------------
desk = trueline.deployment("At a desk", environment="development")
clone = desk.node("Clone", "git", "The project of its user")
clone.node(".venv", "Python 3.11+").runs(command, package)
clone.node("Working tree").runs(models, manifest, reference)
clone.node("build/site", "HTML, opened as files").runs(site)
checks = trueline.deployment("In CI", environment="continuous integration")
runner = checks.node("Runner")
runner.node(".venv", "Python 3.11+").runs(command, package)
runner.node("Working tree").runs(models, manifest, reference)

# ---- promises ------------------------------------------------------------------------------------------------------
trueline.quality(
    "A help text comes at once", "latency", of=command, below={"trueline --help": 0.2 * s}, verified_by="bench"
)
trueline.quality(
    "A build that changes nothing is quick", "latency", of=workspace, below={"10,000 elements, CPU time": 1.0 * s},
    verified_by="bench",
)  # fmt: skip
trueline.quality(
    "A build fits everywhere", "scalability", of=generators, at_most={"10,000 elements, memory": 236 * mib},
    means=["Cost linear in elements, relationships and what is drawn"], verified_by="bench",
)  # fmt: skip
trueline.quality(
    "A killed build leaves whole files", "durability", of=workspace,
    means=["Files are staged, then renamed into place", "What was half done is taken back"],
    verified_by="tests/workspace/test_killing.py",
)  # fmt: skip
trueline.quality(
    "The site needs no network", "network", of=site, means=["Every script is in the site"], verified_by="tests/browser"
)
trueline.quality(
    "Every page can be used without a mouse", "other", of=site, means=["Landmarks, headings, names of links"],
    verified_by=unverified,
)  # fmt: skip

# ---- decisions -----------------------------------------------------------------------------------------------------
trueline.decision(
    "Generators are peers behind one entry point",
    context="Teams want artefacts that nobody here thought of.",
    decision="A generator is a class with a name that yields artefacts; it is found through the entry-point group "
    "`trueline.generators` and knows no other generator. Who writes files, and whether, is decided by the workspace.",
    consequences="A generator of a user is no different from ours. Generators cannot build on each other's files.",
    alternatives="A list in the configuration: every project would repeat it.",
    about=[generators, workspace],
)  # fmt: skip
trueline.decision(
    "The language reads no files",
    context="An architecture is needed where no project is: in tests, in generators, in other tools.",
    decision="What an architecture is, is pure data. Reading models and writing artefacts is the workspace's.",
    about=[language, workspace],
)  # fmt: skip
