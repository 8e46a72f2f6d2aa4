// SPDX-License-Identifier: Apache-2.0

import FX
import Foundation
import Testing

@Suite struct `The folder of compiled modules` {
    @Test func `is in the user's cache`() async {
        await #expect(processExitsWith: .success) {
            setenv("XDG_CACHE_HOME", "/caches", 1)
            guard ModuleCompiler.defaultCacheFolder == "/caches/swift-fx" else { exit(1) }
            setenv("HOME", "/homes/me", 1)
            // It would depend on where the program was started.
            setenv("XDG_CACHE_HOME", "caches", 1)
            let folder = ModuleCompiler.defaultCacheFolder
            exit(folder.hasPrefix("/homes/me/") && folder.hasSuffix("/swift-fx") ? 0 : 2)
        }
    }

    @Test func `is the account's where there is no variable`() async {
        await #expect(processExitsWith: .success) {
            for name in ["XDG_CACHE_HOME", "HOME", "TMPDIR"] { unsetenv(name) }
            let home = getpwuid(getuid()).map { String(cString: $0.pointee.pw_dir) } ?? ""
            let folder = ModuleCompiler.defaultCacheFolder
            if FileManager.default.fileExists(atPath: home) {
                exit(folder.hasPrefix(home + "/") ? 0 : 1)
            }
            exit(folder == "\(P_tmpdir)/swift-fx-\(getuid())" ? 0 : 2)
        }
    }
}
