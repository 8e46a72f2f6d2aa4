// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A terminal of which a program gets one end, and the test reads the other.
final class Terminal {
    /// The program's end.
    let end: FileHandle
    private let own: Int32

    init() throws {
        var (own, end): (Int32, Int32) = (-1, -1)
        try #require(openpty(&own, &end, nil, nil, nil) == 0)
        self.own = own
        self.end = FileHandle(fileDescriptor: end, closeOnDealloc: true)
    }

    deinit { close(own) }

    /// All that is written until the program ends; a line ends with a carriage return, too.
    func readToEnd() throws -> String {
        // Without this end, the last program that closes it ends the text.
        try end.close()
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 12)
        while true {
            let count = read(own, &block, block.count)
            if count <= 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += block[..<count]
        }
    }
}
