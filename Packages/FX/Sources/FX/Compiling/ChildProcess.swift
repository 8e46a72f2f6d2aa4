// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A command that is run to its end.
struct ChildProcess {
    var command: [String]

    /// Runs the command; nothing of it reaches the program's own output.
    ///
    /// - Parameter log: The file that what it prints is written to.
    /// - Throws: ``CompilationError/commandFailed(command:log:)``.
    func run(log: String) throws(CompilationError) {
        let status = try spawn(log: log)
        guard status == 0 else {
            throw .commandFailed(command: command, log: FileFacts.text(of: log) ?? "")
        }
    }

    /// Starts the command, waits for it, and returns its status.
    private func spawn(log: String) throws(CompilationError) -> Int32 {
        #if os(Linux)
            var actions = posix_spawn_file_actions_t()
        #else
            var actions: posix_spawn_file_actions_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var child = pid_t()
        let problem = posix_spawn(&child, command[0], &actions, nil, &arguments, environ)
        if problem != 0 {
            throw .commandFailed(command: command, log: String(cString: strerror(problem)))
        }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            if errno != EINTR { return -1 }
        }
        return status
    }
}
