// SPDX-License-Identifier: Apache-2.0

internal import CFXKernels
private import Synchronization

#if canImport(Darwin)
    private import Darwin
#elseif canImport(Musl)
    private import Musl
#else
    private import Glibc
#endif

/// Loops shared among threads.
enum Parallel {
    /// The fewest elements of a cheap loop that are worth a second thread.
    static let grain = 32_768

    private static let limit = Atomic<Int>(processorCount)

    private static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// The most threads that one operator uses.
    static var threads: Int {
        get { limit.load(ordering: .relaxed) }
        set { limit.store(min(max(1, newValue), Int(Int32.max)), ordering: .relaxed) }
    }

    /// Calls a closure for parts of a range, at once where there is enough work.
    ///
    /// - Parameter cost: What one step costs, in elements of a cheap loop.
    @inline(__always)
    static func forEach(_ count: Int, cost: Int, _ body: (Range<Int>) -> Void) {
        let (work, overflow) = count.multipliedReportingOverflow(by: max(cost, 1))
        if !overflow && work < grain || count < 2 || threads == 1 {
            if count > 0 { body(0..<count) }
        } else {
            share(count, overflow ? .max : work, body)
        }
    }

    /// What the parts of a loop are called with.
    private struct Loop {
        let count: Int
        let parts: Int
        let body: (Range<Int>) -> Void

        func run(_ part: Int) {
            let length = count / parts
            body(length * part..<(part + 1 == parts ? count : length * (part + 1)))
        }
    }

    @inline(never)
    private static func share(_ count: Int, _ work: Int, _ body: (Range<Int>) -> Void) {
        let threads = threads
        // More parts than threads: one that comes late, or is interrupted, has less left to do.
        // As many for each: of three parts one thread would have two.
        let rounds = min(partsPerThread, (max(work / grain, 1) + threads - 1) / threads)
        let parts = min(threads * rounds, count)
        // The closure is called on other threads and does not outlive the call.
        withoutActuallyEscaping(body) { body in
            let loop = Loop(count: count, parts: min(parts, count), body: body)
            let isShared = withUnsafePointer(to: loop) { loop in
                fxk_share(loop.pointee.parts, Int32(clamping: threads), loop) { context, part in
                    context?.assumingMemoryBound(to: Loop.self).pointee.run(part)
                }
            }
            // Another loop has the threads: the processors are busy.
            if !isShared { body(0..<count) }
        }
    }

    private static let partsPerThread = 4

    /// As ``forEach(_:cost:_:)``, of work that can run out of memory; the first error is thrown.
    static func forEachThrowing(
        _ count: Int, cost: Int, _ body: (Range<Int>) throws(TensorError) -> Void
    ) throws(TensorError) {
        let first = Mutex<TensorError?>(nil)
        forEach(count, cost: cost) { range in
            do throws(TensorError) {
                try body(range)
            } catch {
                first.withLock { $0 = $0 ?? error }
            }
        }
        if let error = first.withLock({ $0 }) { throw error }
    }
}

extension torch {
    /// The most threads that one operator uses; as many as there are processors unless set.
    ///
    /// - SeeAlso: `torch.get_num_threads`
    public static var numThreads: Int { Parallel.threads }

    /// Sets the most threads that one operator uses, in the whole process.
    ///
    /// - Precondition: The number is above 0; less counts as 1.
    /// - SeeAlso: `torch.set_num_threads`
    public static func setNumThreads(_ count: Int) { Parallel.threads = count }
}
