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

    /// The user's home: that of the variable, or else the account's; nil where there is none.
    static var homeFolder: String? {
        if let home = self["HOME"] { return home }
        var account = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var block = [CChar](repeating: 0, count: 1 << 14)
        guard getpwuid_r(getuid(), &account, &block, block.count, &found) == 0, found != nil,
            let home = account.pw_dir.map({ String(cString: $0) }), FileFacts.exists(home)
        else { return nil }
        return home
    }

    /// Where files of passing use go.
    static var temporaryFolder: String { self["TMPDIR"] ?? P_tmpdir }

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
