// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How a command ends when it cannot do its work.
enum CommandFailure {
    /// The exit status of every trouble that is not wrong usage.
    static let trouble: Int32 = 2

    /// Says what is wrong, on standard error in one line where it is a file's fault, and exits.
    static func exit(with error: any Error) -> Never {
        // The answer of a command is no failure.
        if let code = error as? ExitCode { end(code.rawValue) }
        let code = FXInspectCommand.exitCode(for: error)
        // Usage, help and version are the parser's to print.
        if code != .failure { FXInspectCommand.exit(withError: error) }
        StandardStreams.say("fx-inspect: \(error)")
        end(trouble)
    }

    private static func end(_ status: Int32) -> Never {
        #if canImport(Glibc)
            Glibc.exit(status)
        #else
            Darwin.exit(status)
        #endif
    }
}
