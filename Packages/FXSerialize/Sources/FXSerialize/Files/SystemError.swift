// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the system says of the last call that failed.
struct SystemError: Error {
    var number: Int32

    static var last: SystemError { SystemError(number: errno) }

    var reason: String { String(cString: strerror(number)) }
}
