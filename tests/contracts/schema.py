"""Reading contracts as other programs do: references followed, what stands beside them added."""


def resolve(schema, root, blocks):
    """A schema with its reference followed, and the file whose $defs hold from there on."""
    while "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        home = blocks if schema["$ref"].startswith("urn:") or root is blocks else root
        target = home["$defs"][name]
        beside = {key: value for key, value in schema.items() if key != "$ref"}
        merged = {**target, **beside}
        for key in ("required", "allOf"):
            if key in beside:
                merged[key] = list(target.get(key, [])) + beside[key]
        schema, root = merged, home
    return schema, root


def flatten(schema, root, blocks, path="", out=None):
    """Every field by its path ("document/remarks/*/text"): its schema and how it is required: "yes", "no", or the conditions."""
    out = {} if out is None else out
    schema, root = resolve(schema, root, blocks)
    for name, field in schema.get("properties", {}).items():
        inner, home = resolve(field, root, blocks)
        own = f"{path}/{name}" if path else name
        conditions = [part["if"] for part in schema.get("allOf", []) if name in part["then"]["required"]]
        out[own] = (inner, "yes" if name in schema.get("required", []) else conditions or "no")
        while inner.get("type") == "array":
            own += "/*"
            inner, home = resolve(inner["items"], home, blocks)
            out[own] = (inner, "no")
        flatten(inner, home, blocks, own, out)
    return out
