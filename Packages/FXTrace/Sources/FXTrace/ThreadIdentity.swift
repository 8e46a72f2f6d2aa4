// SPDX-License-Identifier: Apache-2.0

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Which thread runs: a trace runs on one, for nothing in it waits.
enum ThreadIdentity: Equatable {
    case one(UInt)
    /// Where values outlive a call, as those of a ``GraphAppendingTracer`` do.
    case any

    @inline(__always)
    static var current: UInt {
        #if canImport(Darwin)
            UInt(bitPattern: pthread_self())
        #else
            UInt(pthread_self())
        #endif
    }
}

extension Tracer {
    /// Whether the caller may record: it runs on the thread of the trace, before its end.
    @inline(__always)
    final var isHere: Bool {
        switch thread {
        case .one(let thread): thread == ThreadIdentity.current
        case .any: true
        case nil: false
        }
    }
}
