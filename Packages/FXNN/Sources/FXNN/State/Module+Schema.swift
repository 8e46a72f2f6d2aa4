// SPDX-License-Identifier: Apache-2.0

public import FXCore
import FXTensor

extension Module {
    /// What the paths below this module lead to, without the numbers.
    ///
    /// A module or tensor that stands at several paths has an entry at each.
    public final func stateSchema() -> StateSchema {
        var schema = StateSchema()
        addEntries(at: ModulePath(""), to: &schema)
        return schema
    }

    private func addEntries(at path: ModulePath, to schema: inout StateSchema) {
        for member in members {
            let memberPath = path.appending(member.name)
            switch member.content {
            case .parameter(let tensor):
                schema[memberPath] = .parameter(tensor.spec)
            case .buffer(let tensor, let isPersistent):
                schema[memberPath] = .buffer(tensor.spec, isPersistent: isPersistent)
            case .module(let module):
                schema[memberPath] = .module(module.schema)
                module.addEntries(at: memberPath, to: &schema)
            }
        }
    }

    /// This module's own entry.
    public final var schema: ModuleSchema {
        ModuleSchema(
            typeName: typeName, configuration: configuration, isPure: isPure,
            isTraining: isTraining, summary: summary)
    }
}
