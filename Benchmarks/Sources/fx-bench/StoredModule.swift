// SPDX-License-Identifier: Apache-2.0

import FX
import Foundation

/// A graph module in a file, which goes with this object.
final class StoredModule {
    /// Layers of 1 MB each.
    private final class Layers: Module, Layer {
        private let layers: [Linear]

        init(_ count: Int) {
            layers = (0..<count).map { _ in Linear(512, 512, bias: false) }
        }

        func forward(_ x: Tensor) -> Tensor { layers.reduce(x) { value, layer in layer(value) } }
    }

    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path

    /// - Parameter megabytes: The size of the weights.
    init(megabytes: Int) throws { try symbolicTrace(Layers(megabytes)).save(to: path) }

    deinit { unlink(path) }

    /// A megabyte for 1,000 of the size, 100 at most.
    static func megabytes(_ size: Int) -> Int { min(max(size / 1000, 1), 100) }
}
