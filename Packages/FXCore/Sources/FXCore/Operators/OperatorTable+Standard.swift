// SPDX-License-Identifier: Apache-2.0

extension OperatorTable {
    /// The operators that this project knows by itself: those of ATen, and functions of PyTorch
    /// that no single overload of ATen stands for.
    public static let standard = makeStandard()

    private static func makeStandard() -> OperatorTable {
        var table = OperatorTable(includesATen: true)
        for function in Self.functions {
            do throws(SchemaSyntaxError) {
                var schema = try OperatorSchema(parsing: function.text)
                schema.rule = function.rule
                schema.functions = [function.target]
                schema.isRandom = function.isRandom
                try? table.register(schema)
            } catch {
                assertionFailure("\(error)")
            }
        }
        for operation in Self.fused {
            do throws(SchemaSyntaxError) {
                var schema = try OperatorSchema(parsing: operation.text)
                schema.rule = operation.rule
                try? table.register(schema)
            } catch {
                assertionFailure("\(error)")
            }
        }
        return table
    }
}

/// A function of Python with a schema of its own.
struct PythonFunction: Sendable {
    /// The schema, named `fx::functional_relu` for `torch.nn.functional.relu`.
    var text: String
    var rule: InferenceRule
    var module = "torch.nn.functional."
    var isRandom = false

    init(
        _ text: String, _ rule: InferenceRule, module: String = "torch.nn.functional.",
        isRandom: Bool = false
    ) {
        (self.text, self.rule, self.module) = ("fx::functional_" + text, rule, module)
        self.isRandom = isRandom
    }

    var target: FunctionTarget {
        let name = text.prefix { $0 != "(" }.dropFirst("fx::functional_".count)
        return FunctionTarget(module + name)
    }
}
