// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTestSupport

/// A call that PyTorch made or refused, as `Fixtures/operator-values.txt` has it.
struct ConformanceCall: Sendable {
    enum Expectation: Sendable {
        case refusal
        case result(Argument<RecordedTensor>)
    }

    /// An argument by its position, or by its name where it was a keyword.
    enum Place: Hashable, Sendable {
        case position(Int)
        case keyword(String)
    }

    /// The whole line.
    var text: String
    var arguments: [Argument<RecordedTensor>]
    var keywords: KeywordArguments<RecordedTensor>
    var expectation = Expectation.refusal
    /// By how many tolerances a right result may differ.
    var slack = 1
    /// The argument in whose memory the result lies.
    var shared: Place?
    /// The arguments that the call writes to, as they are afterwards.
    var changes: [(place: Place, value: RecordedTensor)] = []

    /// The tensors of the arguments, those in lists too.
    var tensors: [RecordedTensor] {
        arguments.flatMap(\.leaves) + keywords.entries.flatMap(\.value.leaves)
    }
}

extension ConformanceCall {
    init(_ text: String) throws {
        self.text = text
        var rest = RecordedText(text)
        (arguments, keywords) = try rest.arguments()
        try rest.expect(" -> ")
        if !rest.accept("throws") { try readResult(&rest) }
        try rest.expectEnd()
    }

    private mutating func readResult(_ rest: inout RecordedText) throws {
        expectation = .result(try rest.value())
        if rest.accept(" *") { slack = try rest.integer() }
        if rest.accept(" ~") { shared = Place(rest.word()) }
        while rest.accept("; ") {
            let place = Place(rest.word())
            try rest.expect("=")
            let value: Argument<RecordedTensor> = try rest.value()
            guard let tensor = value.leaf else { throw rest.unreadable }
            changes.append((place, tensor))
        }
    }
}

extension ConformanceCall.Place {
    fileprivate init(_ text: String) { self = Int(text).map(Self.position) ?? .keyword(text) }
}

extension RecordedOverload {
    /// The operator without the overload's own name.
    var operatorName: String { name.split(separator: ".")[1].description }

    func conformanceCalls() throws -> [ConformanceCall] {
        try calls.map { try ConformanceCall($0) }
    }
}

extension RecordedTensor {
    var specText: String {
        dtype.abbreviation + "[" + extents.map(String.init).joined(separator: ",") + "]"
    }
}
