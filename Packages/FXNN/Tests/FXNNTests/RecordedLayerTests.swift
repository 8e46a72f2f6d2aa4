// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXNN
import FXTensor
import Testing

/// Whether two results are the same up to rounding; says where they are not.
private func expectEqual(
    _ found: Argument<Tensor>, _ expected: Argument<Tensor>, _ layer: RecordedLayer
) {
    let (left, right) = (found.leaves, expected.leaves)
    #expect(left.count == right.count, "\(layer)")
    for (left, right) in zip(left, right) {
        #expect(left.extents == right.extents && left.dtype == right.dtype, "\(layer)")
        let isNear = zip(left.elements, right.elements).allSatisfy {
            $0 == $1 || ($0.isNaN && $1.isNaN) || abs($0 - $1) <= 2e-6 + 2e-5 * abs($1)
        }
        #expect(isNear, "\(layer): \(left.elements.prefix(8)), not \(right.elements.prefix(8))")
    }
}

@Suite struct `Layers of torch.nn` {
    @Test(arguments: RecordedLayers.shared.cases)
    func `give what torch gives, have its state, and print as there`(_ layer: RecordedLayer) throws
    {
        let module = try layer.make()
        #expect(module.description == layer.text)
        #expect(module.stateDictionary().map(\.path.text) == (layer.state ?? []).map(\.key))
        let callable = try #require(module as? any Callable)
        let arguments = try layer.arguments(of: callable)
        let output = try withTensorErrors { try callable.invoke(arguments) }
        expectEqual(output, try layer.output.argument(), layer)
        for entry in layer.after ?? [] {
            let tensor = try module.tensor(at: ModulePath(entry.key))
            expectEqual(.leaf(tensor), try entry.value.argument(), layer)
        }
        #expect(layer.after == nil || !module.isPure, "\(layer)")
    }

    @Test(arguments: RecordedLayers.shared.cases)
    func `are built anew from their schemas`(_ layer: RecordedLayer) throws {
        let module = try layer.make()
        let rebuilt = try ModuleRegistry.makeModule(module.schema, drawsWeights: false)
        #expect(rebuilt.schema == module.schema)
        #expect(rebuilt.stateSchema() == module.stateSchema())
        #expect(rebuilt.description == module.description)
    }

    @Test func `are recorded, each of them`() {
        let recorded = Set(RecordedLayers.shared.cases.map(\.type))
        let containers = [
            "Sequential", "ModuleList", "ModuleDict", "ParameterList", "ParameterDict",
        ]
        let known = Set(ModuleRegistry.typeNames.filter { !$0.contains(".") })
        #expect(known.subtracting(recorded).subtracting(["Scale"]).sorted() == containers.sorted())
    }

    /// No number from a file makes a layer trap.
    @Test func `refuse or accept any configuration`() throws {
        let values: [Literal] = [
            .none, true, 0, -1, 1, 3, .int(.max), .int(.min), 2147483647, .double(.nan), -0.5,
            .double(.infinity), "", "same", [], [0], [1, 2], [1, 2, 3], [-1, -1], [.none],
            .list([.int(.max), .int(.max), .int(.max)]), .dictionary([]),
            .tuple(Array(repeating: 2, count: 70)),
        ]
        var seen: Set<String> = []
        for layer in RecordedLayers.shared.cases {
            let whole = try layer.make().schema
            guard seen.insert("\(whole.typeName) \(whole.configuration.map(\.key))").inserted else {
                continue
            }
            for index in whole.configuration.indices {
                for value in values {
                    var schema = whole
                    schema.configuration[index].value = value
                    do {
                        _ = try ModuleRegistry.makeModule(schema, drawsWeights: false)
                    } catch is ModuleError {
                    } catch is TensorError {
                    }
                }
                var schema = whole
                schema.configuration.remove(at: index)
                _ = try? ModuleRegistry.makeModule(schema, drawsWeights: false)
            }
        }
        #expect(seen.count > 130)
    }
}
