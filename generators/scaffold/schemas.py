"""Payloads as pydantic models, printed by datamodel-code-generator."""

from __future__ import annotations

import ast
import hashlib
import json
from importlib.metadata import version as version_of

from trueline.model.diagnostics import Diagnostic, TruelineError

from .json_schemas import Definitions

_WHOLE = "Model"
_HEADER = '"""What goes in and out: the payloads of the model."""'


def version() -> str:
    """Return the version of what prints them: another one may print the same schemas in another way."""
    return version_of("datamodel-code-generator")


def printed(definitions: Definitions, last: str) -> str:
    """Return the module of payloads; printing takes seconds, so `last`, its last text, is used where it still holds."""
    if not definitions.schemas:
        return ""
    document = json.dumps(definitions.document(), sort_keys=True)
    source = f"# sha256 of the JSON Schema: {hashlib.sha256(f'{version()} {document}'.encode()).hexdigest()[:16]}\n"
    _, found, body = last.partition(source)
    return source + (body if found else print_models(definitions))


def attributes(text: str) -> dict[str, dict[str, str]]:
    """Return what the classes of a printed module call each of their fields, by the names of the model."""
    classes = [one for one in ast.parse(text).body if isinstance(one, ast.ClassDef)]
    return {
        one.name: {
            _alias(each) or each.target.id: each.target.id
            for each in one.body
            if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
        }
        for one in classes
    }


def _alias(one: ast.AnnAssign) -> str:
    keywords = (each for each in ast.walk(one.annotation) if isinstance(each, ast.keyword) and each.arg == "alias")
    return next((str(each.value.value) for each in keywords if isinstance(each.value, ast.Constant)), "")


def print_models(definitions: Definitions) -> str:
    """Return a Python module with a pydantic v2 model for every schema."""
    from datamodel_code_generator import InputFileType, PythonVersion, generate
    from datamodel_code_generator.enums import DataModelType, DefaultValueType
    from datamodel_code_generator.format import Formatter

    text = generate(
        json.dumps(definitions.document()),
        input_file_type=InputFileType.JsonSchema,
        output_model_type=DataModelType.PydanticV2BaseModel,
        target_python_version=PythonVersion.PY_311,
        class_name=_WHOLE,
        custom_file_header=_HEADER,
        deserialize_default_values=[DefaultValueType.Decimal],
        capitalise_enum_members=True,
        disable_timestamp=True,
        field_constraints=True,
        formatters=[Formatter.BUILTIN],
        set_default_enum_member=True,
        snake_case_field=True,
        strict_nullable=True,
        use_annotated=True,
        use_double_quotes=True,
        use_field_description=True,
        use_schema_description=True,
        use_specialized_enum=True,
        use_standard_collections=True,
        use_union_operator=True,
        skip_root_model=True,
    )
    assert isinstance(text, str)
    classes = {one.name for one in ast.parse(text).body if isinstance(one, ast.ClassDef)}
    missing = definitions.schemas.keys() - classes
    if missing:
        said = f"datamodel-code-generator gave other names to the classes {', '.join(sorted(missing))}"
        raise TruelineError(Diagnostic("scaffold.schemas", said, remedy="Rename them in the model."))
    return f"{text.rstrip()}\n"
