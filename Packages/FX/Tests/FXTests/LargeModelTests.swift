// SPDX-License-Identifier: Apache-2.0

import FX
import Foundation
import Testing

/// Layers of 1 MB each.
private final class Large: Module, Layer {
    let layers: [Linear]

    init(megabytes: Int) {
        layers = (0..<megabytes).map { _ in Linear(512, 512, bias: false) }
    }

    func forward(_ x: Tensor) -> Tensor { layers.reduce(x) { value, layer in layer(value) } }
}

/// The memory of this process that is its own or was touched, in bytes; 0 where unknown.
private func residentBytes() -> Int {
    let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * 4096
}

/// A sanitizer keeps memory of its own for each page.
private let isSanitized = ["ASAN_OPTIONS", "TSAN_OPTIONS"].contains {
    ProcessInfo.processInfo.environment[$0] != nil
}

@Suite struct `A large model` {
    @Test(.enabled(if: !isSanitized, "memory is not measured under a sanitizer"))
    func `takes memory as it is touched`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try symbolicTrace(Large(megabytes: 100)).save(to: folder.path + "/m")
        await #expect(processExitsWith: .success) { [path = folder.path + "/m" as String] in
            // What the first opening loads of the library does not count.
            _ = try GraphModule(contentsOf: path)
            let before = residentBytes()
            let start = ContinuousClock.now
            let opened = try GraphModule(contentsOf: path)
            let time = start.duration(to: .now)
            let after = residentBytes()
            if after - before > 8 << 20 { exit(1) }
            let sum = try opened.tensor(at: "layers.7.weight").elements.reduce(0, +)
            if sum.isNaN || residentBytes() - after > 16 << 20 { exit(2) }
            print("opened 100 MB in \(time), memory grew by \((after - before) >> 10) KB")
            exit(0)
        }
    }
}
