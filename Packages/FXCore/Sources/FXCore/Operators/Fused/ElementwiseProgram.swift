// SPDX-License-Identifier: Apache-2.0

/// Several elementwise operators as one: overloads of ATen in postfix order.
///
///     ElementwiseProgram("0 1 add.Tensor:2 relu.default:1")   // relu(inputs[0] + inputs[1])
///
/// `0` is an input, `#0` one of the numbers, `_` is None, `add.Tensor:2` an overload and how many
/// values it takes. Only overloads whose elements follow from the elements at their position, and
/// that do nothing else, are allowed.
public struct ElementwiseProgram: Hashable, Sendable {
    /// One part of a program.
    public enum Step: Hashable, Sendable {
        case input(Int)
        case number(Int)
        case none
        case call(String, count: Int)
    }

    public let steps: [Step]

    public init(steps: [Step]) { self.steps = steps }

    /// Reads a program.
    ///
    /// - Throws: ``ElementwiseProgramError/syntax(_:)``.
    public init(_ text: String) throws(ElementwiseProgramError) {
        var steps: [Step] = []
        for word in text.split(separator: " ") {
            guard let step = Step(word) else { throw .syntax(String(word)) }
            steps.append(step)
        }
        self.steps = steps
    }

    /// Computes the program with values of any kind.
    ///
    /// - Parameter call: Gives the result of an overload; arguments that are not given are the
    ///   overload's defaults.
    /// - Throws: ``ElementwiseProgramError``, and what `call` throws.
    public func evaluate<Leaf>(
        inputs: [Argument<Leaf>], numbers: [Argument<Leaf>],
        call: (OperatorSchema, [Argument<Leaf>]) throws -> Argument<Leaf>
    ) throws -> Argument<Leaf> {
        var stack: [Argument<Leaf>] = []
        for step in steps {
            switch step {
            case .none: stack.append(.none)
            case .input(let index):
                guard inputs.indices.contains(index) else {
                    throw ElementwiseProgramError.noInput(index, count: inputs.count)
                }
                stack.append(inputs[index])
            case .number(let index):
                guard numbers.indices.contains(index) else {
                    throw ElementwiseProgramError.noInput(index, count: numbers.count)
                }
                stack.append(numbers[index])
            case .call(let name, let count):
                let schema = try Self.schema(name)
                guard count <= stack.count, count <= schema.parameters.count else {
                    throw ElementwiseProgramError.tooFewValues(name)
                }
                let arguments = Array(stack.suffix(count))
                stack.removeLast(count)
                stack.append(try call(schema, arguments))
            }
        }
        guard stack.count == 1 else {
            throw ElementwiseProgramError.notOneResult(count: stack.count)
        }
        return stack[0]
    }

    /// The overload of a name, where it may be part of a program.
    public static func schema(
        _ name: String
    ) throws(ElementwiseProgramError) -> OperatorSchema {
        guard let schema = OperatorTable.current.schema(named: "aten." + name), allows(schema)
        else { throw .notElementwise(name) }
        return schema
    }

    /// Whether an overload may be part of a program.
    public static func allows(_ schema: OperatorSchema) -> Bool {
        schema.tags.contains(.pointwise) && schema.isPure && schema.results.count == 1
            && schema.viewedParameter() == nil && !schema.tags.contains(.mayAliasOrMutate)
    }
}

extension ElementwiseProgram: CustomStringConvertible {
    public var description: String { steps.map(\.description).joined(separator: " ") }
}

extension ElementwiseProgram.Step: CustomStringConvertible {
    init?(_ word: Substring) {
        if word == "_" {
            self = .none
        } else if let index = Int(word) {
            self = .input(index)
        } else if word.hasPrefix("#"), let index = Int(word.dropFirst()) {
            self = .number(index)
        } else if let colon = word.lastIndex(of: ":"),
            let count = Int(word[word.index(after: colon)...]), (0...16).contains(count)
        {
            self = .call(String(word[..<colon]), count: count)
        } else {
            return nil
        }
    }

    public var description: String {
        switch self {
        case .input(let index): "\(index)"
        case .number(let index): "#\(index)"
        case .none: "_"
        case .call(let name, let count): "\(name):\(count)"
        }
    }
}

/// Why the text of an elementwise program is none, or does not fit its inputs.
public enum ElementwiseProgramError: Error, Hashable {
    case syntax(String)
    case noInput(Int, count: Int)
    case notElementwise(String)
    case tooFewValues(String)
    case notOneResult(count: Int)
}

extension ElementwiseProgramError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .syntax(let word): "'\(word)' is no part of an elementwise program"
        case .noInput(let index, let count): "there is no value \(index): \(count) are given"
        case .notElementwise(let name): "'\(name)' is no elementwise overload of ATen"
        case .tooFewValues(let name): "'\(name)' has not as many values as it takes"
        case .notOneResult(let count): "the program leaves \(count) values; it must leave one"
        }
    }
}
