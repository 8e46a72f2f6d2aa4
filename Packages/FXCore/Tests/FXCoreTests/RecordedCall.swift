// SPDX-License-Identifier: Apache-2.0

import FXCore
import FXTestSupport
import Foundation

/// The files that recorders wrote: `Fixtures`, beside the tests.
enum Fixture {
    static func data(_ name: String) throws -> Data {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return try Data(contentsOf: tests.appending(path: "Fixtures/\(name)"))
    }

    static func lines(_ name: String) throws -> [String] {
        String(decoding: try data(name), as: UTF8.self).split(separator: "\n").map(String.init)
    }
}

/// A call that PyTorch made: `aten.add.Tensor(f32[2, 3], 1) -> f32[2, 3]`.
///
/// Tensors are written as specs, symbolic integers behind `$`.
struct RecordedCall {
    struct File: Decodable {
        var torch: String
        var calls: [String]
    }

    var text: String
    var name: String
    var arguments: [Argument<ValueSpec>]
    var keywords: KeywordArguments<ValueSpec>
    var result: Argument<ValueSpec>

    /// All recorded calls.
    static func all() throws -> [RecordedCall] {
        let file = try JSONDecoder().decode(File.self, from: Fixture.data("operator-calls.json"))
        return try file.calls.map(RecordedCall.init)
    }

    init(_ text: String) throws {
        self.text = text
        var rest = RecordedText(text)
        name = rest.word()
        (arguments, keywords) = try rest.arguments()
        try rest.expect(" -> ")
        result = try rest.value()
        try rest.expectEnd()
    }

    /// The overload that the call names, with these arguments.
    func resolved(in table: OperatorTable) throws -> OperatorCall<ValueSpec> {
        try table.resolve(
            .function(FunctionTarget("torch.ops." + name)), arguments, keywords,
            leafKind: { $0.kind })
    }
}
