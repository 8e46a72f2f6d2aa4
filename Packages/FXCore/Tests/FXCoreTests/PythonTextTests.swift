// SPDX-License-Identifier: Apache-2.0

import FXCore
import Testing

// What CPython 3 prints.
private let floats: [(Double, String)] = [
    (1e-5, "1e-05"), (0.0001, "0.0001"), (123_456_789, "123456789.0"), (1e16, "1e+16"),
    (1e15, "1000000000000000.0"), (9_999_999_999_999_998, "9999999999999998.0"),
    (1.5e300, "1.5e+300"), (.leastNonzeroMagnitude, "5e-324"), (0.1, "0.1"),
    (1.0 / 3, "0.3333333333333333"),
    (100, "100.0"), (-0.0, "-0.0"), (.infinity, "inf"), (-.infinity, "-inf"), (.nan, "nan"),
    (1e22, "1e+22"), (-2.5e-7, "-2.5e-07"),
]

private let complexes: [(Double, Double, String)] = [
    (0, 2, "2j"), (1, 2, "(1+2j)"), (1, -2, "(1-2j)"), (-0.0, 1, "(-0+1j)"),
    (1.5, .nan, "(1.5+nanj)"),
]

private let strings: [(String, String)] = [
    ("a", "'a'"), ("it's", "\"it's\""), ("say \"hi\"", "'say \"hi\"'"),
    ("it's \"x\"", "'it\\'s \"x\"'"), ("tab\t\n\\", "'tab\\t\\n\\\\'"), ("é", "'é'"),
    ("\u{1}\u{7f}", "'\\x01\\x7f'"), ("\u{2028}", "'\\u2028'"), ("😀", "'😀'"),
    ("\u{a0}", "'\\xa0'"), ("\u{200b}", "'\\u200b'"),
]

private let trees: [(argument: Argument<String>, graph: String, repr: String)] = [
    (.leaf("x"), "%x", "x"),
    (nil, "None", "None"),
    (true, "True", "True"),
    (1.0, "1.0", "1.0"),
    ("dim", "dim", "'dim'"),
    ([.leaf("x"), 2], "[%x, 2]", "[x, 2]"),
    (.tuple([.leaf("x")]), "(%x,)", "(x,)"),
    (.tuple([]), "()", "()"),
    (["a": .leaf("x"), "b": "c"], "{a: %x, b: c}", "{'a': x, 'b': 'c'}"),
    (
        .slice(start: .leaf("x"), stop: 3, step: .none), "slice(x, 3, None)",
        "slice(x, 3, None)"
    ),
    (.range(start: 0, stop: 4, step: 1), "range(0, 4)", "range(0, 4)"),
    (.dtype(.float32), "torch.float32", "torch.float32"),
    (
        .device(Device("cuda", index: 1)), "cuda:1", "device(type='cuda', index=1)"
    ),
    (.function(.operator.add), "<built-in function add>", "<built-in function add>"),
    (.memoryFormat(.channelsLast), "torch.channels_last", "torch.channels_last"),
    (.ellipsis, "Ellipsis", "Ellipsis"),
]

@Suite struct `Python's text` {
    @Test func `of numbers is repr`() {
        for (value, text) in floats { #expect(PythonText.repr(value) == text) }
        for (real, imaginary, text) in complexes {
            #expect(PythonText.repr(real: real, imaginary: imaginary) == text)
        }
    }

    @Test func `of strings quotes and escapes`() {
        for (value, text) in strings { #expect(PythonText.repr(value) == text) }
    }

    @Test func `of arguments differs between graph and repr`() {
        for (argument, graph, repr) in trees {
            #expect(argument.graphText { $0 } == graph)
            #expect(argument.pythonRepr { $0 } == repr)
        }
    }
}

@Suite struct `An argument tree` {
    private let tree: Argument<Int> = .tuple([
        .leaf(1), ["k": .list([.leaf(2), 5])], .slice(start: .leaf(3), stop: .none, step: .leaf(1)),
    ])

    @Test func `lists its leaves in order`() {
        #expect(tree.leaves == [1, 2, 3, 1])
        #expect(tree.containsLeaf { $0 == 3 })
        #expect(!tree.containsLeaf { $0 == 4 })
        #expect(!Argument<Int>.int(4).containsLeaf())
    }

    @Test func `maps its leaves and keeps its form`() {
        let doubled = tree.map { $0 * 2 }
        #expect(doubled.leaves == [2, 4, 6, 2])
        #expect(doubled.pythonRepr { "\($0)" } == "(2, {'k': [4, 5]}, slice(6, None, 2))")
        let spread = Argument<Int>.list([.leaf(2)]).flatMap { leaf -> Argument<Int> in
            .tuple([.leaf(leaf), .leaf(leaf + 1)])
        }
        #expect(spread == .list([.tuple([.leaf(2), .leaf(3)])]))
    }

    @Test func `is a literal only without leaves`() {
        let literal: Literal? = Argument<Int>.list([1, "a"]).literal()
        #expect(literal == .list([1, "a"]))
        let none: Literal? = tree.literal()
        #expect(none == nil)
        #expect(Literal.int(3).widened(to: Int.self) == .int(3))
    }

    @Test func `reads integers of lists, tuples and single ones`() {
        #expect(Argument<Int>.int(3).ints == [3])
        #expect(Argument<Int>.tuple([1, 2]).ints == [1, 2])
        #expect(Argument<Int>.list([1, 2.5]).ints == nil)
        #expect(Argument<Int>.double(1).ints == nil)
    }
}
