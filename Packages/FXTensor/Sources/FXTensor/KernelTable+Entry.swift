// SPDX-License-Identifier: Apache-2.0

internal import FXCore

extension KernelTable {
    /// The code of one overload, under its full name such as `aten.add.Tensor`.
    struct Entry: Sendable {
        var name: String
        var kernel: Kernel

        /// An operator that gives one tensor.
        init(
            _ name: String,
            _ kernel:
                @escaping @Sendable (OperatorCall<Tensor>) throws(TensorError) -> TensorStorage
        ) {
            self.name = name
            self.kernel = { .leaf(Tensor(try kernel($0))) }
        }

        /// An operator with several results, in the order of its schema.
        init(
            _ name: String,
            several kernel:
                @escaping @Sendable (OperatorCall<Tensor>) throws(TensorError) -> [TensorStorage]
        ) {
            self.name = name
            self.kernel = { .tuple(try kernel($0).map { .leaf(Tensor($0)) }) }
        }

        /// An operator that gives one list of tensors.
        init(
            _ name: String,
            list kernel:
                @escaping @Sendable (OperatorCall<Tensor>) throws(TensorError) -> [TensorStorage]
        ) {
            self.name = name
            self.kernel = { .list(try kernel($0).map { .leaf(Tensor($0)) }) }
        }

        /// An operator that gives something else than tensors, such as a number.
        init(
            _ name: String,
            value kernel:
                @escaping @Sendable (OperatorCall<Tensor>) throws(TensorError) -> Argument<Tensor>
        ) {
            self.name = name
            self.kernel = { try kernel($0) }
        }
    }
}
