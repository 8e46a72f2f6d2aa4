// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXIR
import FXInterp
import FXNN
import FXRewrite
import FXTensor
import Testing

/// A pattern with a graph in which it matches and one in which it does not.
private struct PatternCase: Sendable, CustomStringConvertible {
    var description: String
    var pattern: @Sendable () throws -> Pattern
    /// Lines of a graph with the input `%x`, the last of which the pattern is to find.
    var fires: [String]
    var staysAway: [String]

    init(
        _ description: String, fires: [String], staysAway: [String],
        _ pattern: @escaping @Sendable () throws -> Pattern
    ) {
        self.description = description
        self.pattern = pattern
        self.fires = fires
        self.staysAway = staysAway
    }

    static func graph(_ lines: String) throws -> Graph {
        let body = lines.split(separator: ";").map { "  " + $0.trimmed }
        let last = body.last?.split(separator: "=").first.map { String($0).trimmed } ?? ""
        return try Graph(
            parsing: "graph(%x, %y) {\n" + body.joined(separator: "\n") + "\n return \(last)\n}")
    }
}

extension StringProtocol {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first == " " { text = text.dropFirst() }
        while text.last == " " { text = text.dropLast() }
        return String(text)
    }
}

private let x = Capture<Node>("x")
private let y = Capture<Node>("y")

private let patternCases: [PatternCase] = [
    PatternCase(
        "an operator in any spelling",
        fires: [
            "%r = call_function[torch.relu](%x)", "%r = call_method[relu](%x)",
            "%r = call_function[torch.nn.functional.relu](%x)",
            "%r = call_function[torch.nn.functional.relu](%x, inplace=false)",
            "%r = call_function[torch.ops.aten.relu.default](%x)",
            "%r = call_function[torch.relu](input=%x)",
        ],
        staysAway: [
            "%r = call_method[relu_](%x)", "%r = call_function[torch.tanh](%x)",
            "%r = call_function[torch.nn.functional.relu](%x, inplace=true)",
            "%r = call_function[my.relu](%x)",
        ]
    ) { try Pattern(.call("aten.relu", .capture(x))) },
    PatternCase(
        "operators of one kind, and none in place of another",
        fires: [
            "%r = call_function[operator.add](%x, %y)", "%r = call_function[torch.add](%x, %y)",
            "%r = call_method[add](%x, %y)", "%r = call_method[add](%x, other=%y, alpha=1)",
            "%r = call_function[torch.ops.aten.add.Tensor](%x, %y)",
        ],
        staysAway: [
            "%r = call_function[operator.sub](%x, %y)", "%r = call_method[add_](%x, %y)",
            "%r = call_function[torch.add](%x, %y, alpha=2)",
            "%r = call_function[operator.iadd](%x, %y)",
        ]
    ) { try Pattern(.call("aten.add", .capture(x), .capture(y))) },
    PatternCase(
        "a traced pattern in any spelling",
        fires: [
            "%s = call_method[sum](%x, 1); %r = call_function[torch.neg](%s)",
            "%s = call_function[torch.sum](%x, dim=1); %r = call_function[operator.neg](%s)",
            "%s = call_function[torch.sum](%x, [1], keepdim=false); %r = call_method[neg](%s)",
        ],
        staysAway: [
            "%s = call_method[sum](%x, 0); %r = call_function[torch.neg](%s)",
            "%s = call_method[sum](%x, 1, keepdim=true); %r = call_function[torch.neg](%s)",
        ]
    ) {
        try Pattern(matching: MatchOptions(spelling: .any)) { (x: Tensor) in
            -torch.sum(x, dim: 1)
        }
    },
    PatternCase(
        "an operand on either side",
        fires: [
            "%t = call_function[torch.tanh](%x); %r = call_function[operator.mul](%t, %y)",
            "%t = call_function[torch.tanh](%x); %r = call_function[operator.mul](%y, %t)",
        ],
        staysAway: ["%r = call_function[operator.mul](%x, %y)"]
    ) {
        try Pattern(
            .call("aten.mul", .capture(y), .call("aten.tanh", .capture(x))).commutative)
    },
    PatternCase(
        "a captured value that stands twice",
        fires: [
            "%t = call_method[sigmoid](%x); %r = call_function[operator.mul](%x, %t)",
            "%t = call_method[sigmoid](%x); %r = call_function[operator.mul](%t, %x)",
        ],
        staysAway: ["%t = call_method[sigmoid](%x); %r = call_function[operator.mul](%y, %t)"]
    ) {
        try Pattern(
            .call("aten.mul", .capture(x), .call("aten.sigmoid", .capture(x))).commutative)
    },
    PatternCase(
        "alternatives",
        fires: [
            "%t = call_method[relu](%x); %r = call_method[neg](%t)",
            "%t = call_method[tanh](%x); %r = call_method[neg](%t)",
        ],
        staysAway: ["%t = call_method[exp](%x); %r = call_method[neg](%t)"]
    ) {
        try Pattern(
            .call(
                "aten.neg",
                .oneOf([.call("aten.relu", .capture(x)), .call("aten.tanh", .capture(x))])))
    },
    PatternCase(
        "several operators of one form",
        fires: ["%r = call_method[exp](%x)", "%r = call_function[torch.log](%x)"],
        staysAway: ["%r = call_method[sin](%x)"]
    ) { try Pattern(.call(anyOf: ["aten.exp", "aten.log"], .capture(x))) },
    PatternCase(
        "an operator that may be missing",
        fires: [
            "%t = call_method[tanh](%x); %d = call_method[relu](%t); %r = call_method[neg](%d)",
            "%t = call_method[tanh](%x); %r = call_method[neg](%t)",
        ],
        staysAway: [
            "%t = call_method[tanh](%x); %d = call_method[exp](%t); %r = call_method[neg](%d)"
        ]
    ) {
        try Pattern(
            .call(
                "aten.neg",
                .maybe({ .call("aten.relu", $0) }, around: .call("aten.tanh", .capture(x)))))
    },
    PatternCase(
        "lists of any length",
        fires: [
            "%r = call_function[torch.cat]([%x])", "%r = call_function[torch.cat]([%x, %y, %x])",
            "%r = call_function[torch.cat]((%x, %y), dim=0)",
        ],
        staysAway: [
            "%r = call_function[torch.cat](%x)", "%r = call_function[torch.cat]([%x], 1)",
        ]
    ) { try Pattern(.call("aten.cat", .each(.any))) },
    PatternCase(
        "lists of one length",
        fires: ["%r = call_function[torch.cat]([%x, %y])"],
        staysAway: ["%r = call_function[torch.cat]([%x, %y, %y])"]
    ) { try Pattern(.call("aten.cat", [.capture(x), .capture(y)])) },
    PatternCase(
        "constants by value",
        fires: [
            "%r = call_function[operator.pow](%x, 2)", "%r = call_function[operator.pow](%x, 2.0)",
        ],
        staysAway: [
            "%r = call_function[operator.pow](%x, 3)", "%r = call_function[operator.pow](%x, %y)",
        ]
    ) { try Pattern(.call("aten.pow", .capture(x), .number(2))) },
    PatternCase(
        "constants by a test",
        fires: ["%r = call_function[operator.mul](%x, 0.5)"],
        staysAway: [
            "%r = call_function[operator.mul](%x, 0.3)", "%r = call_function[operator.mul](%x, %y)",
        ]
    ) {
        try Pattern(
            .call(
                "aten.mul", .capture(x),
                .number("is a power of two") { $0.significand == 1 }))
    },
    PatternCase(
        "captures by their type",
        fires: ["%r = call_method[transpose](%x, 0, 1)"],
        staysAway: ["%r = call_method[transpose](%x, 0, %y)"]
    ) {
        try Pattern(.call("aten.transpose", .capture(x), 0, .capture(Capture<Int>("to"))))
    },
    PatternCase(
        "values that are used once",
        fires: ["%t = call_method[tanh](%x); %r = call_method[neg](%t)"],
        staysAway: [
            "%t = call_method[tanh](%x); %r = call_function[torch.add](%t, %t); "
                + "%r2 = call_method[neg](%t); %r3 = call_method[mul](%r, %r2)"
        ]
    ) {
        try Pattern(.call("aten.neg", .call("aten.tanh", .capture(x)).usedOnce))
    },
    PatternCase(
        "parameters that do not matter",
        fires: ["%r = call_method[sum](%x, 1, true)", "%r = call_method[sum](%x)"],
        staysAway: ["%r = call_method[mean](%x)"]
    ) { try Pattern(.call("aten.sum", .capture(x)).leavingRestOpen) },
    PatternCase(
        "one spelling",
        fires: ["%r = call_method[clamp](%x, min=0)"],
        staysAway: [
            "%r = call_function[torch.clamp](%x, min=0)", "%r = call_method[clamp](%x, 0)",
        ]
    ) { try Pattern(.method("clamp", .capture(x), keywords: ["min": 0])) },
]

@Suite struct `Patterns by hand` {
    @Test(arguments: patternCases)
    fileprivate func `match what they say, and nothing else`(_ example: PatternCase) throws {
        let pattern = try example.pattern()
        for lines in example.fires {
            let graph = try PatternCase.graph(lines)
            let last = try #require(graph.outputNode?.inputs.first)
            let matcher = PatternMatcher(pattern, in: graph)
            #expect(matcher.matches().map(\.anchor) == [last], "\(lines)")
            #expect(matcher.whyNot(at: last) == nil, "\(lines)")
        }
        for lines in example.staysAway {
            let graph = try PatternCase.graph(lines)
            let last = try #require(graph.outputNode?.inputs.first)
            let matcher = PatternMatcher(pattern, in: graph)
            #expect(matcher.matches().isEmpty, "\(lines)")
            #expect(matcher.whyNot(at: last) != nil, "\(lines)")
        }
    }

    @Test func `layers are operators, and their state can be captured`() throws {
        final class Net: Module, Layer {
            let linear = Linear(2, 3)
            let activation = ReLU()
            let plain = Linear(3, 1, bias: false)
            func forward(_ x: Tensor) -> Tensor { plain(activation(linear(x))) }
        }
        let module = try GraphModule(tracing: Net())
        let (weight, bias) = (Capture<MatchedState>("weight"), Capture<MatchedState?>("bias"))
        let pattern = try Pattern(
            .call("aten.linear", .capture(x), .state(weight), .capture(bias)))
        let matches = PatternMatcher(pattern, in: module).matches()
        #expect(try matches.map { try $0[weight].path } == ["linear.weight", "plain.weight"])
        #expect(try matches.map { try $0[bias]?.path } == ["linear.bias", nil])
        let relu = try Pattern(.call("aten.relu", .call("aten.linear", .any, .any, .any)))
        #expect(PatternMatcher(relu, in: module).matches().map(\.anchor.name) == ["activation"])
        let typed = try Pattern(.module(Linear.self, .module(ReLU.self, .capture(x))))
        #expect(PatternMatcher(typed, in: module).matches().map(\.anchor.name) == ["plain"])
    }

    @Test func `items of a list of any length are no nodes of the pattern`() {
        #expect(throws: RewriteError.nodeInRepeatedPart("a call of aten.relu")) {
            try Pattern(.call("aten.cat", .each(.call("aten.relu", .any))))
        }
        #expect(throws: RewriteError.emptyPattern) { try Pattern(.any) }
    }

    @Test func `a capture that the match does not need throws, or is nil`() throws {
        let slope = Capture<Double>("slope")
        let pattern = try Pattern(
            .oneOf([
                .call("aten.relu", .capture(x)),
                .call("aten.leaky_relu", .capture(x), .capture(slope)),
            ]))
        let graph = try PatternCase.graph("%r = call_method[relu](%x)")
        let match = try #require(PatternMatcher(pattern, in: graph).matches().first)
        #expect(try match[x].name == "x")
        #expect(throws: RewriteError.notCaptured("slope")) { try match[slope] }
        #expect(try match[Capture<Double?>("slope")] == nil)
    }
}
