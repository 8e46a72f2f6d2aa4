// SPDX-License-Identifier: Apache-2.0

public import FXCore

extension ExportSignature {
    /// Reads the signature of a program.
    ///
    /// - Parameter document: The program without nodes and values.
    /// - Throws: ``ArchiveError``, naming a kind of input or output that is not known.
    init(document: Literal, source: String) throws(ArchiveError) {
        let module = document["graph_module"] ?? .none
        let reader = SignatureReader(source: source)
        let signature = module["signature"] ?? .none
        inputs = []
        for (index, spec) in try reader.items(signature, "input_specs").enumerated() {
            inputs.append(try reader.input(spec, at: "input_specs[\(index)]"))
        }
        outputs = []
        for (index, spec) in try reader.items(signature, "output_specs").enumerated() {
            outputs.append(try reader.output(spec, at: "output_specs[\(index)]"))
        }
        dialect = Self.dialect(of: document)
        let root = module["module_call_graph"]?.items?.first { $0["fqn"]?.string == "" }
        let call = root?["signature"]
        let fields = module["treespec_namedtuple_fields"]
        func tree(_ key: String) throws(ArchiveError) -> PyTree? {
            guard let text = call?[key]?.string else { return nil }
            return try PyTree(
                text: text, fields: fields, source: source, place: "module_call_graph[0].\(key)")
        }
        inputTree = try tree("in_spec")
        outputTree = try tree("out_spec")
        symbolRanges = [:]
        for entry in document["range_constraints"]?.entries ?? [] {
            symbolRanges[entry.key] = SymbolRange(
                minimum: entry.value["min_val"]?.int, maximum: entry.value["max_val"]?.int)
        }
        guards = (document["guards_code"]?.items ?? []).compactMap(\.string)
        self.document = document
    }

    private static func dialect(of document: Literal) -> Dialect {
        // Files of 2.5 and before name one dialect, and not a list of verifiers.
        let name =
            document["verifiers"]?.items?.first?.string ?? document["dialect"]?.string ?? ""
        switch name {
        case "TRAINING": return .training
        case "ATEN": return .aten
        default: return .other(name)
        }
    }
}

extension ExportSignature: MetadataValue {
    public var metadataLiteral: Literal { document }

    public init?(metadataLiteral literal: Literal) {
        guard let value = try? ExportSignature(document: literal, source: "metadata") else {
            return nil
        }
        self = value
    }
}

/// Reads the inputs and outputs of a signature.
private struct SignatureReader {
    let source: String

    func items(_ value: Literal, _ key: String) throws(ArchiveError) -> [Literal] {
        guard let items = value[key]?.items else {
            throw .missingKey(source, at: "graph_module.signature", key: key)
        }
        return items
    }

    func input(_ spec: Literal, at place: String) throws(ArchiveError) -> ExportSignature.Input {
        let (kind, value) = try tagged(spec, place)
        switch kind {
        case "parameter":
            return .parameter(
                name: try name(value, place), path: try path(value, "parameter_name", place))
        case "buffer":
            // Files of 2.3 and before do not say whether a buffer is persistent: all were saved.
            return .buffer(
                name: try name(value, place), path: try path(value, "buffer_name", place),
                isPersistent: value["persistent"]?.bool ?? true)
        case "tensor_constant":
            return .constant(
                name: try name(value, place), path: try path(value, "tensor_constant_name", place))
        case "constant_input":
            guard let name = value["name"]?.string, let constant = value["value"]?.tagged else {
                throw .missingKey(source, at: place, key: "name")
            }
            return .literal(name: name, constant.key == "as_none" ? .none : constant.value)
        case "token": return .token(name: try name(value, place))
        case "user_input": return try userInput(value["arg"] ?? .none, place)
        default: throw .unsupportedPart(source, at: place, what: "an input of kind '\(kind)'")
        }
    }

    private func userInput(
        _ argument: Literal, _ place: String
    ) throws(ArchiveError) -> ExportSignature.Input {
        let (kind, value) = try tagged(argument, place)
        switch kind {
        case "as_tensor":
            if let name = value["name"]?.string { return .user(name: name) }
        case "as_sym_int", "as_sym_float", "as_sym_bool":
            if let name = value["as_name"]?.string { return .user(name: name) }
        case "as_int", "as_float", "as_bool", "as_string": return .literal(name: "", value)
        case "as_none": return .literal(name: "", .none)
        default: throw .unsupportedPart(source, at: place, what: "an input of kind '\(kind)'")
        }
        throw .missingKey(source, at: place, key: "name")
    }

    func output(_ spec: Literal, at place: String) throws(ArchiveError) -> ExportSignature.Output {
        let (kind, value) = try tagged(spec, place)
        switch kind {
        case "user_output", "loss_output": return try userOutput(kind, value["arg"], place)
        case "buffer_mutation":
            return .mutation(
                name: try name(value, place), path: try path(value, "buffer_name", place))
        case "parameter_mutation":
            return .mutation(
                name: try name(value, place), path: try path(value, "parameter_name", place))
        case "token": return .token(name: try name(value, place))
        case "user_input_mutation":
            guard let input = value["user_input_name"]?.string else {
                throw .missingKey(source, at: place, key: "user_input_name")
            }
            return .inputMutation(name: try name(value, place), input: input)
        default: throw .unsupportedPart(source, at: place, what: "an output of kind '\(kind)'")
        }
    }

    private func userOutput(
        _ kind: String, _ argument: Literal?, _ place: String
    ) throws(ArchiveError) -> ExportSignature.Output {
        if kind == "loss_output" { return .user(name: argument?["name"]?.string ?? "") }
        let (kind, value) = try tagged(argument ?? .none, place)
        switch kind {
        case "as_tensor", "as_custom_obj": return .user(name: value["name"]?.string ?? "")
        case "as_sym_int", "as_sym_float", "as_sym_bool":
            guard let name = value["as_name"]?.string else {
                return .literal(value.tagged?.value ?? .none)
            }
            return .user(name: name)
        case "as_none": return .literal(.none)
        default: return .literal(value)
        }
    }

    private func tagged(
        _ value: Literal, _ place: String
    ) throws(ArchiveError) -> (kind: String, value: Literal) {
        guard let entry = value.tagged else {
            throw .wrongType(
                source, at: "graph_module.signature.\(place)", expected: "an object with one key",
                found: value.jsonKind)
        }
        return (entry.key, entry.value)
    }

    private func name(_ value: Literal, _ place: String) throws(ArchiveError) -> String {
        guard let name = value["arg"]?["name"]?.string else {
            throw .missingKey(source, at: "graph_module.signature.\(place)", key: "arg.name")
        }
        return name
    }

    private func path(
        _ value: Literal, _ key: String, _ place: String
    ) throws(ArchiveError) -> ModulePath {
        guard let path = value[key]?.string else {
            throw .missingKey(source, at: "graph_module.signature.\(place)", key: key)
        }
        return ModulePath(path)
    }
}
