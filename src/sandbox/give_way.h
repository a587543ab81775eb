#pragma once
// A worker goes after the service that people wait for.

namespace rightsdesk::sandbox {

/// The calling thread and every thread and program it starts from now on run at niceness 5 at least: work that nobody looks on at
/// leaves the processor to pages, and to those of another controller on the same machine. Never raises a priority.
void give_way();

}  // namespace rightsdesk::sandbox
