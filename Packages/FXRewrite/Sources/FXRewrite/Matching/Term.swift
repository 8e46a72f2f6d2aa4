// SPDX-License-Identifier: Apache-2.0

public import FXCore
import FXIR
public import FXNN

/// A part of a pattern that is written by hand.
///
///     let x = Capture<Node>("x")
///     let gelu = Term.call("aten.mul", .capture(x), .call("aten.sigmoid", .any)).commutative
///
/// Literals are terms: `1` matches the integer 1, `.number(1)` also 1.0.
public indirect enum Term: Sendable {
    /// Whatever stands there.
    case any
    case literal(Literal)
    /// A list or tuple of so many items.
    case list([Term])
    /// A list or tuple of any length, each item of which is as the term says.
    case each(Term)
    /// The first of several terms that leads to a match.
    case oneOf([Term])
    /// What a term matches, under a name.
    case named(String, Term, CaptureTest)
    /// What a term matches and a test accepts.
    case tested(Term, String, Test)
    /// A node.
    case node(NodeTerm)

    /// Accepts a value, or does not.
    public typealias Test = @Sendable (MatchedValue) -> Bool

    /// Whether a value is of a capture's type.
    public struct CaptureTest: Sendable {
        let typeName: String
        let accepts: Test
    }
}

/// A node of a pattern that is written by hand.
public struct NodeTerm: Sendable {
    var test: NodeTest
    var arguments: [Term]
    var keywords: [(key: String, term: Term)]
    var location: SourceLocation?
    var isCommutative = false
    var isUsedOnce = false
    /// Whether parameters that the pattern does not mention may have any value.
    var leavesRestOpen = false
}

// MARK: - Making terms

extension Term {
    /// What a term matches, for the rewrite to have.
    public static func capture<Value>(_ capture: Capture<Value>, _ term: Term = .any) -> Term {
        .named(
            capture.name, term,
            CaptureTest(typeName: "\(Value.self)") { Value(matched: $0) != nil })
    }

    /// A call of an operator in any spelling: function, method, ATen overload, or a layer that does
    /// nothing else.
    ///
    ///     .call("aten.conv2d", .capture(x), .capture(w), .any, keywords: ["groups": 1])
    ///
    /// Arguments go to the operator's parameters, by place or by name. A parameter that is not
    /// mentioned has its default.
    ///
    /// - Parameter name: The operator's name without overload, such as `aten.add`.
    public static func call(
        _ name: String, _ arguments: Term..., keywords: KeyValuePairs<String, Term> = [:],
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Term {
        node(.operators([name]), arguments, keywords, fileID, line)
    }

    /// A call of one of several operators with the same parameters.
    public static func call(
        anyOf names: [String], _ arguments: Term...,
        keywords: KeyValuePairs<String, Term> = [:], fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Term {
        node(.operators(names), arguments, keywords, fileID, line)
    }

    /// A call of exactly this function, with arguments as they are written.
    public static func function(
        _ target: FunctionTarget, _ arguments: Term...,
        keywords: KeyValuePairs<String, Term> = [:], fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Term {
        node(.operation(.callFunction(target)), arguments, keywords, fileID, line)
    }

    /// A call of exactly this method; the receiver is the first argument.
    public static func method(
        _ name: MethodName, _ arguments: Term...,
        keywords: KeyValuePairs<String, Term> = [:], fileID: StaticString = #fileID,
        line: Int = #line
    ) -> Term {
        node(.operation(.callMethod(name)), arguments, keywords, fileID, line)
    }

    /// A call of a module of a type, whatever its configuration is.
    public static func module(
        _ type: Module.Type, _ arguments: Term..., keywords: KeyValuePairs<String, Term> = [:],
        fileID: StaticString = #fileID, line: Int = #line
    ) -> Term {
        node(.module("\(type)", nil), arguments, keywords, fileID, line)
    }

    /// A parameter or buffer: read by a `get_attr` node, or part of a layer that is called.
    public static func state(_ capture: Capture<MatchedState>) -> Term { .capture(capture) }

    /// The number, written as integer or double.
    public static func number(_ value: Double) -> Term {
        .tested(.any, "is the number \(value)") { $0.argument?.double == value }
    }

    /// A number that a test accepts.
    public static func number(
        _ name: String, where test: @escaping @Sendable (Double) -> Bool
    ) -> Term {
        .tested(.any, name) { $0.argument?.double.map(test) ?? false }
    }

    /// A term, or another around it: an operator that may be missing.
    ///
    ///     .maybe({ .call("aten.relu", $0) }, around: conv)
    public static func maybe(_ wrap: (Term) -> Term, around term: Term) -> Term {
        .oneOf([wrap(term), term])
    }

    private static func node(
        _ test: NodeTest, _ arguments: [Term], _ keywords: KeyValuePairs<String, Term>,
        _ fileID: StaticString, _ line: Int
    ) -> Term {
        .node(
            NodeTerm(
                test: test, arguments: arguments,
                keywords: keywords.map { (key: $0.key, term: $0.value) },
                location: SourceLocation(file: fileID, line: line)))
    }
}

// MARK: - Saying more of a term

extension Term {
    /// The term, where a test accepts what it matches.
    ///
    /// - Parameter name: What the test asks, for messages: "is on the CPU".
    public func `where`(_ name: String, _ test: @escaping Test) -> Term {
        .tested(self, name, test)
    }

    /// The call, with its first two arguments in either order.
    public var commutative: Term { changingNode { $0.isCommutative = true } }

    /// The node, where its value is used by one node only.
    public var usedOnce: Term { changingNode { $0.isUsedOnce = true } }

    /// The call, whatever parameters are that the term does not mention.
    public var leavingRestOpen: Term { changingNode { $0.leavesRestOpen = true } }

    private func changingNode(_ change: (inout NodeTerm) -> Void) -> Term {
        switch self {
        case .node(var node):
            change(&node)
            return .node(node)
        case .oneOf(let terms): return .oneOf(terms.map { $0.changingNode(change) })
        case .named(let name, let term, let test):
            return .named(name, term.changingNode(change), test)
        case .tested(let term, let name, let test):
            return .tested(term.changingNode(change), name, test)
        case .any, .literal, .list, .each: return self
        }
    }
}

extension Term: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByStringLiteral, ExpressibleByNilLiteral,
    ExpressibleByArrayLiteral
{
    public init(integerLiteral value: Int) { self = .literal(.int(value)) }
    public init(floatLiteral value: Double) { self = .literal(.double(value)) }
    public init(booleanLiteral value: Bool) { self = .literal(.bool(value)) }
    public init(stringLiteral value: String) { self = .literal(.string(value)) }
    public init(nilLiteral: ()) { self = .literal(.none) }
    public init(arrayLiteral elements: Term...) { self = .list(elements) }
}
