// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import Testing

/// An edit that a graph must refuse.
private struct Refusal: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var edit: @Sendable (SmallGraph) throws -> Void
    var error: @Sendable (SmallGraph) throws -> GraphError

    init(
        _ name: String, _ edit: @escaping @Sendable (SmallGraph) throws -> Void,
        error: @escaping @Sendable (SmallGraph) throws -> GraphError
    ) {
        testDescription = name
        self.edit = edit
        self.error = error
    }
}

private let refusals: [Refusal] = [
    Refusal("erasing a used node") {
        try $0.graph.erase($0.relu)
    } error: {
        .nodeHasUsers(NodeSnapshot($0.relu), users: [$0.add, $0.mul].map(NodeSnapshot.init))
    },
    Refusal("a call after the output") {
        try $0.graph.callFunction(.torch.relu, [$0.x])
    } error: {
        .afterOutput(NodeSnapshot($0.output))
    },
    Refusal("a second output") {
        try $0.graph.output($0.x)
    } error: {
        .afterOutput(NodeSnapshot($0.output))
    },
    Refusal("a builder after the output") {
        try $0.graph.makeBuilder(at: .after($0.output)).getAttribute("p")
    } error: {
        .afterOutput(NodeSnapshot($0.output))
    },
    Refusal("an output in the middle") {
        try $0.graph.makeBuilder(at: .before($0.relu)).output($0.x)
    } error: {
        .outputNotLast(NodeSnapshot($0.relu))
    },
    Refusal("moving the output") {
        try $0.graph.move($0.output, to: .start)
    } error: {
        .outputNotLast(NodeSnapshot($0.x))
    },
    Refusal("moving behind the output") {
        try $0.graph.move($0.mul, to: .end)
    } error: {
        .afterOutput(NodeSnapshot($0.output))
    },
    Refusal("an argument that runs later") {
        try $0.relu.setArguments([$0.add])
    } error: {
        .usedBeforeDefinition(NodeSnapshot($0.add), by: NodeSnapshot($0.relu))
    },
    Refusal("a node as its own argument") {
        try $0.add.setArguments([1], ["k": [.leaf($0.add)]])
    } error: {
        .usedBeforeDefinition(NodeSnapshot($0.add), by: NodeSnapshot($0.add))
    },
    Refusal("a new node before its input") {
        try $0.graph.makeBuilder(at: .before($0.relu)).callMethod("f", [$0.x, $0.add])
    } error: {
        .usedBeforeDefinition(NodeSnapshot($0.add), by: NodeSnapshot($0.relu))
    },
    Refusal("moving before an input") {
        try $0.graph.move($0.mul, to: .before($0.add))
    } error: {
        .usedBeforeDefinition(NodeSnapshot($0.add), by: NodeSnapshot($0.mul))
    },
    Refusal("moving behind a user") {
        try $0.graph.move($0.relu, to: .after($0.add))
    } error: {
        .usedBeforeDefinition(NodeSnapshot($0.relu), by: NodeSnapshot($0.add))
    },
    Refusal("replacing uses by a later node") {
        try $0.x.replaceAllUses(with: $0.mul)
    } error: {
        .usedBeforeDefinition(NodeSnapshot($0.mul), by: NodeSnapshot($0.relu))
    },
    Refusal("replacing an input by a later node") {
        try $0.add.replaceInput($0.y, with: $0.mul)
    } error: {
        .usedBeforeDefinition(NodeSnapshot($0.mul), by: NodeSnapshot($0.add))
    },
    Refusal("a placeholder that becomes a call") {
        try $0.x.setOperation(.callMethod("f"))
    } error: {
        .opcodeFixed(NodeSnapshot($0.x))
    },
    Refusal("a call that becomes an output") {
        try $0.mul.setOperation(.output)
    } error: {
        .opcodeFixed(NodeSnapshot($0.mul))
    },
    Refusal("a keyword twice") {
        let twice = [ArgumentEntry<Node>("k", 1), ArgumentEntry<Node>("k", 2)]
        try $0.add.setArguments([$0.x], KeywordArguments(twice))
    } error: { _ in
        .duplicateKeyword("k")
    },
]

@Suite struct `A refused edit throws and changes nothing` {
    @Test(arguments: refusals)
    private func `when it is`(_ refusal: Refusal) throws {
        let small = try SmallGraph()
        let expected = try refusal.error(small)
        try check(small, expected) { try refusal.edit(small) }
    }

    @Test func `when a node is of another graph`() throws {
        let small = try SmallGraph()
        let stranger = try SmallGraph().relu
        let graph = small.graph
        let edits: [() throws -> Void] = [
            { try graph.erase(stranger) }, { try graph.move(stranger, to: .start) },
            { try graph.move(small.y, to: .before(stranger)) },
            { try small.add.setArguments([small.x, [stranger]]) },
            { try small.relu.replaceAllUses(with: stranger) },
            { try small.add.replaceInput(small.relu, with: stranger) },
            { _ = try graph.makeBuilder(at: .after(stranger)) },
            { try graph.makeBuilder(at: .before(small.add)).callMethod("f", [stranger]) },
        ]
        for edit in edits { try check(small, .foreignNode(NodeSnapshot(stranger)), edit) }
    }

    @Test func `when a node was erased`() throws {
        let small = try SmallGraph()
        let graph = small.graph
        let builder = try graph.makeBuilder(at: .before(small.output))
        let gone = try builder.callMethod("f", [small.x])
        let stale = try graph.makeBuilder(at: .before(gone))
        try graph.erase(gone)
        let edits: [() throws -> Void] = [
            { try graph.erase(gone) }, { try graph.move(gone, to: .start) },
            { try graph.move(small.y, to: .after(gone)) }, { try gone.setArguments([]) },
            { try gone.setOperation(.callMethod("g")) }, { try gone.rename("g") },
            { try small.output.setArguments([gone]) }, { try small.x.replaceAllUses(with: gone) },
            { try gone.replaceAllUses(with: small.x) },
            { try small.mul.replaceInput(small.add, with: gone) },
            { try stale.callMethod("g", [small.x]) },
        ]
        for edit in edits { try check(small, .erasedNode(NodeSnapshot(gone)), edit) }
    }

    private func check(
        _ small: SmallGraph, _ expected: GraphError, _ edit: () throws -> Void
    ) throws {
        let text = small.graph.description
        let revision = small.graph.revision
        #expect(throws: expected) { try edit() }
        #expect(small.graph.description == text)
        #expect(small.graph.revision == revision)
        #expect(!expected.description.isEmpty)
    }

    @Test func `and says what, why and what to do`() throws {
        let small = try SmallGraph()
        let error = #expect(throws: GraphError.self) { try small.graph.erase(small.add) }
        #expect(
            error?.description == """
                cannot erase %add: 1 node still uses it
                  %add : [num_users=1] = call_function[target=torch.add]\
                (args = (%relu, %y), kwargs = {})
                  used by %mul : [num_users=1] = \
                call_function[target=torch.mul](args = (%relu, %add), kwargs = {})
                  Replace its uses first: node.replaceAllUses(with:).
                """)
    }
}
