// SPDX-License-Identifier: Apache-2.0

import FXCore
public import FXIR
import FXTensor

extension Interpreter {
    /// Whether there is code for what a node calls; a node that calls no function or method has it.
    ///
    /// Of a function that stands for several operators, one that has a kernel is enough.
    public static func canRun(_ node: Node) -> Bool {
        guard let callee = node.operation.callee else { return true }
        if StructuralCall.isKnown(callee) { return true }
        if case .function(let function) = callee, HigherOrderFunction(function) != nil {
            return true
        }
        let kernels = KernelTable.current
        return OperatorTable.current.overloads(of: callee).contains { kernels.supports($0) }
    }
}
