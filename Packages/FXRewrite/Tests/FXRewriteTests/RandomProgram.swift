// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXTensor
import FXTestSupport

/// A program of elementwise operators, views and writes, in random spellings.
struct RandomProgram {
    let module: GraphModule

    /// - Parameter writes: Whether there are operators in place.
    init(seed: UInt64, count: Int = 18, writes: Bool) throws {
        var random = TestGenerator(seed: seed)
        let graph = Graph()
        var values = [try graph.placeholder("x"), try graph.placeholder("y")]
        for _ in 0..<count {
            // Recent values are likelier, so that there are chains.
            let recent = values.suffix(4)
            let a = Bool.random(using: &random) ? recent.randomElement(using: &random) : nil
            guard let a = a ?? values.randomElement(using: &random),
                let b = values.randomElement(using: &random)
            else { continue }
            values.append(try Self.insert(graph, a, b, writes, &random))
        }
        let live = values.filter(\.isUnused)
        try graph.output(Argument.tuple((live.isEmpty ? values : live).map(Argument.leaf)))
        module = try GraphModule(Module(), graph)
    }

    private static let unary = ["neg", "relu", "tanh", "sigmoid", "abs", "clone"]
    private static let binary = ["add", "sub", "mul", "maximum"]
    private static let inPlace = ["neg_", "relu_", "tanh_"]

    private static func insert(
        _ graph: Graph, _ a: Node, _ b: Node, _ writes: Bool, _ random: inout TestGenerator
    ) throws -> Node {
        let isMethod = Bool.random(using: &random)
        func call(_ name: String, _ arguments: [any NodeArgument]) throws -> Node {
            isMethod
                ? try graph.callMethod(MethodName(name), arguments)
                : try graph.callFunction(FunctionTarget("torch." + name), arguments)
        }
        switch Int.random(in: 0..<(writes ? 10 : 8), using: &random) {
        case 0...3: return try call(unary.randomElement(using: &random) ?? "neg", [a])
        case 4: return try graph.callFunction(.operator.neg, [a])
        case 5: return try call(binary.randomElement(using: &random) ?? "add", [a, b])
        case 6: return try call("add", [a, Int.random(in: 0...2, using: &random)])
        case 7: return try graph.callMethod("view", [a, 2, 3])
        case 8: return try graph.callMethod("add_", [a, 1])
        default:
            return try graph.callMethod(
                MethodName(inPlace.randomElement(using: &random) ?? "neg_"), [a])
        }
    }

    /// What the program gives, and what it made of its inputs.
    static func run(_ module: GraphModule) throws -> [Double] {
        let x = Tensor([0.5, -2, 3, -0.25, 1, 0.125]).reshape([2, 3]).to(.float64)
        let y = Tensor([-1, 0.75, 2, -3, 0.5, -0.5]).reshape([2, 3]).to(.float64)
        let (x2, y2) = (x.clone(), y.clone())
        let result = try Interpreter(module).run([.leaf(x2), .leaf(y2)])
        return (result.leaves + [x2, y2]).flatMap(\.elements)
    }
}

/// Whether two results are the same but for rounding.
func isNear(_ one: [Double], _ other: [Double]) -> Bool {
    one.count == other.count
        && zip(one, other).allSatisfy { a, b in
            a == b || a.isNaN && b.isNaN || abs(a - b) <= 1e-9 * max(1, abs(a), abs(b))
        }
}
