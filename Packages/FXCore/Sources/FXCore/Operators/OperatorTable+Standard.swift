// SPDX-License-Identifier: Apache-2.0

extension OperatorTable {
    /// The operators that this project knows by itself: those of ATen, and functions of PyTorch
    /// that no single overload of ATen stands for.
    public static let standard = makeStandard()

    private static func makeStandard() -> OperatorTable {
        var table = OperatorTable(includesATen: true)
        for (text, rule, function) in functions {
            do throws(SchemaSyntaxError) {
                var schema = try OperatorSchema(parsing: text)
                schema.rule = rule
                schema.functions = [function]
                try? table.register(schema)
            } catch {
                assertionFailure("\(error)")
            }
        }
        return table
    }

    private static let functions: [(String, InferenceRule, FunctionTarget)] = [
        (
            "fx::functional_relu(Tensor input, bool inplace=False) -> Tensor", .sameAsFirst,
            .functional.relu
        ),
        (
            "fx::functional_embedding_bag(Tensor input, Tensor weight, Tensor? offsets=None, "
                + "float? max_norm=None, float norm_type=2, bool scale_grad_by_freq=False, "
                + "str mode=\"mean\", bool sparse=False, Tensor? per_sample_weights=None, "
                + "bool include_last_offset=False, int? padding_idx=None) -> Tensor",
            .functionalEmbeddingBag, "torch.nn.functional.embedding_bag"
        ),
        (
            "fx::functional_interpolate(Tensor input, int[1]? size=None, "
                + "float[1]? scale_factor=None, str mode=\"nearest\", bool? align_corners=None, "
                + "bool? recompute_scale_factor=None, bool antialias=False) -> Tensor",
            .interpolation, "torch.nn.functional.interpolate"
        ),
    ]
}
