// SPDX-License-Identifier: Apache-2.0

import FX

/// One graph of a file for other viewers, with what all of them ask of it.
struct ViewerGraph {
    let graph: Graph
    let schema: StateSchema
    let name: String
    let tree: ModuleTree
    let notes: OperationNotes

    init(_ graph: Graph, schema: StateSchema, name: String) {
        self.graph = graph
        self.schema = schema
        self.name = name
        tree = ModuleTree(graph, schema: schema, rootName: name)
        notes = OperationNotes(schema: schema)
    }
}
