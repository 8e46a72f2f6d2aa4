// SPDX-License-Identifier: Apache-2.0

import FXCore

extension StateSchema {
    /// The entries in their order.
    func encoded() -> JSONOwned? {
        JSONBuilder.array(
            paths.compactMap { path in
                self[path].map { entry in
                    let object = JSONBuilder.object(("path", JSONBuilder.string(path.text)))
                    entry.addFields(to: object)
                    return object
                }
            })
    }

    init(decoding value: JSONCursor) throws(ArchiveError) {
        self.init()
        for item in try value.items() {
            let place = try item.required("path")
            let path = ModulePath(try place.getString())
            if self[path] != nil {
                throw .duplicateName(place.source, at: place.place, name: path.text)
            }
            self[path] = try Entry(decoding: item)
        }
    }
}

extension StateSchema.Entry {
    fileprivate func addFields(to object: JSONOwned?) {
        switch self {
        case .parameter(let spec): JSONBuilder.add(spec.encoded(), to: object, as: "parameter")
        case .buffer(let spec, let isPersistent):
            JSONBuilder.add(spec.encoded(), to: object, as: "buffer")
            JSONBuilder.add(JSONBuilder.bool(isPersistent), to: object, as: "persistent")
        case .module(let module): JSONBuilder.add(module.encoded(), to: object, as: "module")
        }
    }

    fileprivate init(decoding value: JSONCursor) throws(ArchiveError) {
        if let spec = value.optional("parameter") {
            try value.checkKeys("path", "parameter")
            self = .parameter(try TensorSpec(decodingStored: spec))
        } else if let spec = value.optional("buffer") {
            try value.checkKeys("path", "buffer", "persistent")
            self = .buffer(
                try TensorSpec(decodingStored: spec),
                isPersistent: try value.required("persistent").getBool())
        } else {
            try value.checkKeys("path", "module")
            self = .module(try ModuleSchema(decoding: value.required("module")))
        }
    }
}

extension ModuleSchema {
    func encoded() -> JSONOwned? {
        JSONBuilder.object(
            ("type", JSONBuilder.string(typeName)),
            ("configuration", configuration.encoded { (_: Never) -> JSONOwned? in }),
            ("pure", JSONBuilder.bool(isPure)), ("training", JSONBuilder.bool(isTraining)),
            ("summary", JSONBuilder.string(summary)))
    }

    init(decoding value: JSONCursor) throws(ArchiveError) {
        try value.checkKeys("type", "configuration", "pure", "training", "summary")
        self.init(
            typeName: try value.required("type").getString(),
            configuration: try ArgumentDecoder.literals.entries(value.required("configuration")),
            isPure: try value.required("pure").getBool(),
            isTraining: try value.required("training").getBool(),
            summary: try value.required("summary").getString())
    }
}
