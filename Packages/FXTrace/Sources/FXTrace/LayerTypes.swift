// SPDX-License-Identifier: Apache-2.0

import FXNN
import Synchronization

/// Which module types are this library's own layers.
///
/// - SeeAlso: `torch.fx.Tracer.is_leaf_module`, which asks for the module `torch.nn`
enum LayerTypes {
    private static let answers = Mutex<[ObjectIdentifier: Bool]>([:])

    /// Whether a type is declared in FXNN. The answer is kept: asking the runtime takes long.
    static func contains(_ type: Module.Type) -> Bool {
        answers.withLock { answers in
            if let answer = answers[ObjectIdentifier(type)] { return answer }
            let answer = String(reflecting: type).hasPrefix("FXNN.")
            answers[ObjectIdentifier(type)] = answer
            return answer
        }
    }
}
