// SPDX-License-Identifier: Apache-2.0

import FX

extension Benchmark {
    static var calling: [Benchmark] {
        [
            Benchmark(
                "module-call", "calls a module that gives back what it is given, eagerly",
                per: .call,
                setup: { (Echo(), $0) },
                body: { module, count in
                    var x = Tensor(1.0)
                    for _ in 0..<count { x = module(x) }
                    return x
                }),
            Benchmark(
                "forward-call", "calls the same module's forward directly", per: .call,
                setup: { (Echo(), $0) },
                body: { module, count in
                    var x = Tensor(1.0)
                    for _ in 0..<count { x = module.forward(x) }
                    return x
                }),
        ]
    }

    /// A module that does nothing: what is timed is the call.
    final class Echo: Module, Layer {
        @inline(never)
        func forward(_ x: Tensor) -> Tensor { x }
    }
}
