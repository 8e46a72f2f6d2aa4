// SPDX-License-Identifier: Apache-2.0

import FX
import Foundation

/// What torch.fx 2.13 printed and PyTorch computed for one program of its introduction.
struct Recorded {
    let name: String

    private func file(_ ending: String) throws -> Data {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        return try Data(contentsOf: folder.appending(path: "Fixtures/\(name).\(ending)"))
    }

    var graph: String { get throws { String(decoding: try file("graph.txt"), as: UTF8.self) } }

    /// The table without the newline that `print` adds.
    var table: String {
        get throws {
            let text = String(decoding: try file("table.txt"), as: UTF8.self)
            return text.hasSuffix("\n") ? String(text.dropLast()) : text
        }
    }

    var code: String { get throws { String(decoding: try file("code.txt"), as: UTF8.self) } }

    /// Inputs, state and output of one run in PyTorch.
    var numbers: Numbers {
        get throws { try JSONDecoder().decode(Numbers.self, from: try file("numbers.json")) }
    }

    struct Numbers: Decodable {
        var input: Values
        var state: [String: Values]
        var output: Output
    }

    struct Values: Decodable {
        var shape: [Int]
        var values: [Double]

        var tensor: Tensor { Tensor(values, shape: shape) }
    }

    /// One tensor, or a tuple of them.
    enum Output: Decodable {
        case tensor(Values)
        case tuple([Values])

        private enum Key: CodingKey { case tuple }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            if container.contains(.tuple) {
                self = .tuple(try container.decode([Values].self, forKey: .tuple))
            } else {
                self = .tensor(try Values(from: decoder))
            }
        }

        var values: [[Double]] {
            switch self {
            case .tensor(let values): [values.values]
            case .tuple(let items): items.map(\.values)
            }
        }
    }
}

/// The largest distance of the numbers of two results; infinite where their counts differ.
func difference(_ result: Argument<Tensor>, _ expected: [[Double]]) -> Double {
    let found = result.leaves.map(\.elements)
    guard found.map(\.count) == expected.map(\.count) else { return .infinity }
    return zip(found.joined(), expected.joined()).map { abs($0 - $1) }.max() ?? 0
}
