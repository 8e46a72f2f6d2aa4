// SPDX-License-Identifier: Apache-2.0

import FXTensor
import Foundation

/// `fx-kernels`: times kernels; a request a line, `THREADS MILLISECONDS CASE`.
@main
enum FXKernels {
    static func main() {
        var (known, made): (String?, KernelCase?)
        while let line = readLine() {
            let parts = line.split(separator: " ", maxSplits: 2)
            do {
                guard parts.count == 3, let threads = Int(parts[0]), let time = Double(parts[1])
                else { throw KernelCase.UnknownCase(description: "no request: \(line)") }
                torch.setNumThreads(threads)
                // The inputs of a case are made once for all its turns.
                if known != String(parts[2]) { (known, made) = (nil, try KernelCase(parts[2])) }
                known = String(parts[2])
                if let made { print(try measure(made.body, milliseconds: time)) }
            } catch {
                print("error: \(error)")
            }
            fflush(nil)
        }
    }

    /// Microseconds of one run: the least of several rounds.
    private static func measure(
        _ body: () throws -> Any, milliseconds: Double
    ) throws -> Double {
        let clock = ContinuousClock()
        let first = try clock.measure { _ = try body() } / .milliseconds(1)
        _ = first
        let once = max(try clock.measure { _ = try body() } / .milliseconds(1), 1e-5)
        let count = max(1, min(100_000, Int(milliseconds / 5 / once)))
        var best = Double.infinity
        for _ in 0..<5 {
            let time = try clock.measure { for _ in 0..<count { _ = try body() } }
            best = min(best, time / .microseconds(1) / Double(count))
        }
        return best
    }
}
