#pragma once

namespace rightsdesk {

/// Kills the process (SIGKILL) when the environment variable RIGHTSDESK_CRASH_AT equals `name`; otherwise nothing.
/// The tests use it to prove that a case carries on after a kill at every step of every job.
void crash_point(char const* name);

}  // namespace rightsdesk
