// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXNN
import FXTensor
import FXTrace
import Testing

@Suite struct `Sizes of traced values` {
    @Test func `are recorded, with arithmetic on them, and are taken by views`() throws {
        let graph = try Tracer().trace { (x: Tensor) -> Tensor in
            let (b, shape) = (x.size(0), x.shape)
            let flat = x.view(b, shape[1] * shape[2])
            return flat.reshape(b * 2, -1).expand(b * 2, shape[1] / 2 - 1)
        }
        #expect(
            graph.description == """
                graph():
                    %x : [num_users=3] = placeholder[target=x]
                    %size : [num_users=3] = call_method[target=size](args = (%x, 0), kwargs = {})
                    %getattr_1 : [num_users=3] = call_function[target=builtins.getattr](args = (%x, shape), kwargs = {})
                    %getitem : [num_users=1] = call_function[target=operator.getitem](args = (%getattr_1, 1), kwargs = {})
                    %getitem_1 : [num_users=1] = call_function[target=operator.getitem](args = (%getattr_1, 2), kwargs = {})
                    %mul : [num_users=1] = call_function[target=operator.mul](args = (%getitem, %getitem_1), kwargs = {})
                    %view : [num_users=1] = call_method[target=view](args = (%x, %size, %mul), kwargs = {})
                    %mul_1 : [num_users=1] = call_function[target=operator.mul](args = (%size, 2), kwargs = {})
                    %reshape : [num_users=1] = call_method[target=reshape](args = (%view, %mul_1, -1), kwargs = {})
                    %mul_2 : [num_users=1] = call_function[target=operator.mul](args = (%size, 2), kwargs = {})
                    %getitem_2 : [num_users=1] = call_function[target=operator.getitem](args = (%getattr_1, 1), kwargs = {})
                    %floordiv : [num_users=1] = call_function[target=operator.floordiv](args = (%getitem_2, 2), kwargs = {})
                    %sub : [num_users=1] = call_function[target=operator.sub](args = (%floordiv, 1), kwargs = {})
                    %expand : [num_users=1] = call_method[target=expand](args = (%reshape, %mul_2, %sub), kwargs = {})
                    return expand
                """)
    }

    @Test func `are what they are of known tensors`() {
        let x = Tensor.ones([2, 6])
        #expect((x.size(0) * x.shape[1] / 5 - 1).value == 1)
        #expect(sqrt(SymInt(16)).value == 4)
        #expect(x.view(x.size(1), x.size(0)).extents == [6, 2])
    }

    @Test func `may be inputs and outputs`() throws {
        let graph = try Tracer().trace(names: ["x", "n"]) {
            (x: Tensor, n: SymInt) -> (SymInt, TensorShape) in
            (n + x.size(0), x.shape)
        }
        #expect(graph.outputNode?.line == "return (add, getattr_1)")
    }
}
