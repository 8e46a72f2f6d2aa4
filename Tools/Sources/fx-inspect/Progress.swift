// SPDX-License-Identifier: Apache-2.0

/// A bar on a terminal for work of more than a second; nothing elsewhere.
final class Progress {
    private let total: Int
    private let isShown: Bool
    private let start = ContinuousClock.now
    private var hasDrawn = false
    private var last = -1

    init(total: Int, _ messages: MessageOptions) {
        self.total = max(total, 1)
        isShown = !messages.quiet && StandardStreams.isErrorTerminal
    }

    /// Notes how much is done.
    func update(_ done: Int) {
        guard isShown, start.duration(to: .now) > .seconds(1) else { return }
        let share = done * 40 / total
        guard share != last else { return }
        last = share
        hasDrawn = true
        let bar = String(repeating: "=", count: share) + String(repeating: " ", count: 40 - share)
        StandardStreams.show("\r[\(bar)] \(done)/\(total)")
    }

    /// Takes the bar away.
    func finish() {
        if hasDrawn { StandardStreams.show("\r\u{1b}[K") }
    }
}
