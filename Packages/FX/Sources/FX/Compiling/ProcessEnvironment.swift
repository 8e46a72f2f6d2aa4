// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The variables of the process.
enum ProcessEnvironment {
    /// The value of a variable; nil where it is empty.
    static subscript(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }

    /// The folder of the running program.
    static var programFolder: String? {
        #if os(Linux)
            let path = FileFacts.resolved("/proc/self/exe")
        #else
            let path = FileFacts.resolved(CommandLine.arguments.first ?? "")
        #endif
        return path.flatMap(FileFacts.folder)
    }
}
