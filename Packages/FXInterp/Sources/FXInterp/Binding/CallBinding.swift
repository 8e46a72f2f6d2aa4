// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTensor

/// Where the parameters of an overload find the arguments of calls of one form.
///
/// It is found once by resolving a call of places instead of values, and then good for every call
/// whose arguments are of the same kinds.
struct CallBinding<Leaf: FormedLeaf> {
    private enum Source {
        case literal(Argument<Leaf>)
        case argument(Int)
        /// A tree with arguments in it, such as the sizes of `x.view(2, 3)`.
        case tree(Argument<Int>)
    }

    let schema: OperatorSchema
    private let forms: [ArgumentForm]
    private let keys: [String]
    private let sources: [Source]

    /// Nil where an argument is of a kind that must be looked at each time.
    ///
    /// - Parameter resolve: Finds the overload for a call of places.
    init?<Failure: Error>(
        _ arguments: [Argument<Leaf>], _ keywords: KeywordArguments<Leaf>,
        _ resolve: (
            [Argument<Int>], KeywordArguments<Int>, (Int) -> ArgumentKind?
        ) throws(Failure) -> OperatorCall<Int>
    ) throws(Failure) {
        let values = arguments + keywords.entries.map(\.value)
        let forms = values.map(\.form)
        guard !forms.contains(.other) else { return nil }
        let places = values.indices.map { index -> Argument<Int> in
            forms[index].kind == nil ? values[index].literal() ?? .none : .leaf(index)
        }
        let entries = zip(keywords.entries, places.dropFirst(arguments.count)).map {
            ArgumentEntry($0.key, $1)
        }
        let call = try resolve(
            Array(places.prefix(arguments.count)), KeywordArguments(entries), { forms[$0].kind })
        self.forms = forms
        keys = keywords.entries.map(\.key)
        schema = call.schema
        sources = call.arguments.map { argument in
            if let place = argument.leaf { return .argument(place) }
            return argument.containsLeaf() ? .tree(argument) : .literal(argument.literal() ?? .none)
        }
    }

    /// Whether arguments are of the kinds for which the overload was found.
    func fits(_ arguments: [Argument<Leaf>], _ keywords: KeywordArguments<Leaf>) -> Bool {
        guard arguments.count + keywords.entries.count == forms.count,
            keywords.entries.count == keys.count
        else { return false }
        for index in arguments.indices where arguments[index].form != forms[index] {
            return false
        }
        for index in keys.indices {
            let entry = keywords.entries[index]
            if entry.key != keys[index] || entry.value.form != forms[arguments.count + index] {
                return false
            }
        }
        return true
    }

    /// One argument for each parameter.
    func bind(
        _ arguments: [Argument<Leaf>], _ keywords: KeywordArguments<Leaf>
    ) -> [Argument<Leaf>] {
        var result: [Argument<Leaf>] = []
        result.reserveCapacity(sources.count)
        for index in sources.indices { result.append(value(index, arguments, keywords)) }
        return result
    }

    /// Puts the arguments that are no literals in their places.
    func bind(
        _ arguments: [Argument<Leaf>], _ keywords: KeywordArguments<Leaf>,
        into bound: inout [Argument<Leaf>]
    ) {
        for index in sources.indices {
            if case .literal = sources[index] { continue }
            bound[index] = value(index, arguments, keywords)
        }
    }

    /// Takes the arguments that are no literals out of their places.
    func clear(_ bound: inout [Argument<Leaf>]) {
        for index in sources.indices {
            if case .literal = sources[index] { continue }
            bound[index] = .none
        }
    }

    private func value(
        _ index: Int, _ arguments: [Argument<Leaf>], _ keywords: KeywordArguments<Leaf>
    ) -> Argument<Leaf> {
        func argument(_ place: Int) -> Argument<Leaf> {
            place < arguments.count
                ? arguments[place] : keywords.entries[place - arguments.count].value
        }
        switch sources[index] {
        case .literal(let value): return value
        case .argument(let place): return argument(place)
        case .tree(let tree): return tree.flatMap { argument($0) }
        }
    }
}
