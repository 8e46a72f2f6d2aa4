// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXRewrite
import FXTensor
import Testing

/// Programs that write through all kinds of views, to inputs, state and lists.
private let writing: [String] = [
    "%v = call_method[view](%x, -1); %w = call_method[add_](%v, 1); return (%x, %v)",
    "%v = call_method[t](%x); %w = call_method[relu_](%v); %z = call_method[neg](%x); return (%z, %v)",
    "%v = call_method[permute](%x, [1, 0]); %w = call_method[mul_](%v, 3); return %x",
    "%v = call_method[transpose](%x, 0, 1); %w = call_method[mul_](%v, 3); return %x",
    "%v = call_method[select](%x, 1, -1); %w = call_method[add_](%v, 5); return (%x, %w)",
    "%v = call_method[narrow](%x, 1, 1, 2); %w = call_method[neg_](%v); return %x",
    "%v = call_method[unsqueeze](%x, 1); %w = call_method[squeeze](%v); %u = call_method[tanh_](%w); "
        + "return (%x, %v)",
    "%s = call_function[operator.getitem](%x, (0, slice(1, none, none))); "
        + "%w = call_method[add_](%s, 10); %r = call_method[mul](%x, 2); return (%r, %s)",
    "%s = call_function[operator.getitem](%x, (..., 0)); %w = call_method[zero_](%s); return %x",
    "%s = call_function[operator.setitem](%x, (slice(none, none, none), 1), 7); "
        + "%r = call_method[neg](%x); return %r",
    "%p: (f32[2, 1], f32[2, 2]) = call_function[torch.split](%x, [1, 2], 1); "
        + "%a = call_function[operator.getitem](%p, 1); %w = call_method[mul_](%a, -2); return %x",
    "%b = call_function[torch.diagonal](%x); %w = call_method[fill_](%b, 4); return %x",
    "%c = get_attr[c]; %w = call_method[add_](%c, 1); %d = call_method[mul](%x, %c); "
        + "%u = call_method[mul_](%c, 2); %e = get_attr[c]; %r = call_method[add](%d, %e); return %r",
    "%a = call_method[clone](%x); %w = call_method[copy_](%x, %y); %u = call_method[copy_](%y, %a); "
        + "return (%x, %y)",
    "%w = call_method[masked_fill_](%x, %m, 9); return %x",
    "%w = call_function[operator.iadd](%x, %y); %u = call_method[sub_](%w, %x); return (%w, %y)",
    "%d = call_method[detach](%x); %w = call_method[exp_](%d); %r = call_method[add](%x, %d); return %r",
    "%w = call_function[torch.nn.functional.relu](%x, true); %r = call_method[neg](%x); return %r",
]

@Suite struct `Writes that become values` {
    @Test(arguments: writing)
    func `compute the same, inputs and state included`(_ body: String) throws {
        func module() throws -> GraphModule {
            let text = body.contains("%m") ? "%m = call_method[gt](%y, 0); " + body : body
            return try PassCase.module(text)
        }
        let before = try module()
        let expected = try PassCase.run(before)
        let after = try module()
        #expect(try Functionalize().run(on: after) > 0)
        try after.validate()
        #expect(try PassCase.run(after) == expected, "\(after.graph)")
        for path in before.stateSchema().paths {
            let (one, other) = (try before.tensor(at: path), try after.tensor(at: path))
            #expect(one.elements == other.elements, "\(path)")
        }
        // Only the copies at the end are left.
        var rest = Array(after.graph.nodes.dropLast())
        while let last = rest.last, last.operation.targetText == "torch.ops.aten.copy_.default" {
            rest.removeLast()
        }
        #expect(
            rest.allSatisfy { node in
                let name = node.operation.targetText.replacing(".default", with: "")
                return !name.hasSuffix("_") && !name.contains("setitem")
            }, "\(after.graph)")
        #expect(try Functionalize().run(on: after) == 0)
    }

    @Test(arguments: [
        "%f = call_function[my.f](%x); %w = call_method[add_](%x, 1); return (%f, %w)",
        "%w = call_method[add_](%x, 1); %f = call_function[my.f](%x); return (%f, %w)",
        "%v = call_method[expand](%x, 2, 3); %w = call_method[add_](%v, 1); return %x",
        "%w = call_method[t_](%x); return %x",
        "%w = call_function[torch.ops.aten.neg.out](%x, out=%y); return %w",
    ])
    func `are refused by name where that cannot be`(_ body: String) throws {
        let module = try PassCase.module(body)
        let text = module.graph.description
        let error = #expect(throws: FunctionalizeError.self) { try Functionalize().run(on: module) }
        let message = error?.description ?? ""
        #expect(message.contains("%w") || message.contains("%f"), "\(message)")
        #expect(module.graph.description == text)
    }

    @Test func `a batch norm in training gives its statistics`() throws {
        let body =
            "%m = get_attr[b]; %v = get_attr[c]; "
            + "%n = call_function[torch.ops.aten.batch_norm.default]"
            + "(%x, none, none, %m, %v, true, 0.1, 1e-05, false); "
            + "%s = call_method[add](%n, %v); return %s"
        let (before, after) = (try PassCase.module(body), try PassCase.module(body))
        let expected = try PassCase.run(before)
        #expect(try Functionalize().run(on: after) == 2)
        try after.validate()
        let found = try PassCase.run(after)
        #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-5 })
        for path in ["b", "c"] as [ModulePath] {
            let (one, other) = (try before.tensor(at: path), try after.tensor(at: path))
            #expect(zip(one.elements, other.elements).allSatisfy { abs($0 - $1) < 1e-5 })
        }
        #expect(after.graph.description.contains("_native_batch_norm_legit_functional"))
    }
}
