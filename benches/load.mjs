// The section of docs/performance.md on the dropbox under load, from what benches/load/ measured.

const MIB = 2 ** 20;

export function underLoad({ file_system, referral, bursts, slow, garbage }, today, machine) {
  const { at_once, rounds } = bursts[0];
  return [
    "## The dropbox under load", "",
    `Measured by \`make load\` on ${today}, on ${machine}, senders and servers on the same cores, folders on one disk (${file_system}).`,
    "Resident is the most that was held at any moment (`VmHWM`), with nginx of all its processes together.", "",
    `**${count(at_once)} uploads at once**, each a sealed referral of ${count(referral)} bytes (the smallest there is) under a name of its own, on ${count(at_once)}`,
    `open connections; ${rounds} rounds, the servers in turns. Uploads a second are the median of the rounds. Every 201 was counted, and every file compared`,
    "with what was sent.", "",
    "| | uploads a second | median | p99 | resident |", "|---|---:|---:|---:|---:|", ...bursts.flatMap(burst), "",
    "nginx is set up as [dropboxes.md](dropboxes.md#nginx-alone) says, without an access log, with a worker for each core as packages set it, and once more with",
    "eight, because a worker waits while the disk is synced; `marac serve` writes its log. nginx's PUT never syncs and `marac serve` always does, so each is",
    "measured both ways: where nginx syncs, a small library under it (`benches/load/disk.c`) syncs the file before it is moved to its name and the",
    "folder after; where neither does, one under `marac serve` leaves out `fsync`. `marac serve` looks into what it takes and hashes it, nginx does not.", "",
    "Asked for: at least as many uploads a second as nginx, both synced. " + bursts.map(compared).join(" "), "",
    `**${slow[0].senders} slow senders at once**, each of ${count(slow[0].bytes)} bytes (25 MiB of attachments) at ${slow[0].line / 1024} KiB a second, both synced.`,
    "All were stored. Meanwhile a usual referral every quarter of a second.", "",
    "| | resident | usual referrals | median | longest |", "|---|---:|---:|---:|---:|", ...slow.map(line), "",
    "Asked for: `marac serve` stays under 64 MiB.", "",
    `**Garbage.** ${count(garbage.garbage)} requests that no page sends, over ${garbage.connections} connections, beside ${garbage.loris} lines that send a byte a second, half of them of`,
    `a head and half of a body. Among them ${garbage.real} real referrals from the same address, three tries each as a page makes them.`, "",
    "| `marac serve` | measured |", "|---|---:|",
    `| real referrals that arrived | ${garbage.arrived} of ${garbage.real} |`,
    `| most tries that one took | ${garbage.most_tries} |`,
    `| how long a real one took: median, longest | ${ms(garbage.real_median_ms)}, ${ms(garbage.real_longest_ms)} |`,
    `| answers to garbage | ${Object.entries(garbage.answers).map(([status, times]) => `${status}: ${count(times)}`).join(", ")} |`,
    `| slow lines that were shown out, and came again | ${count(garbage.shown_out)} |`,
    `| all of it took | ${ms(garbage.seconds * 1000)} |`,
    `| resident | ${mib(garbage.resident)} |`, "",
    "Asked for: all real referrals arrive, and under 64 MiB.",
  ];
}

function burst({ disk, servers }) {
  return servers.map(({ name, per_second, median_ms, p99_ms, resident }) =>
    `| ${name}, ${disk} | ${count(Math.round(per_second))} | ${ms(median_ms)} | ${ms(p99_ms)} | ${mib(resident)} |`);
}

function line({ name, resident, beside, beside_median_ms, beside_longest_ms }) {
  return `| ${name} | ${mib(resident)} | ${beside} | ${ms(beside_median_ms)} | ${ms(beside_longest_ms)} |`;
}

function compared({ disk, servers: [marac, ...others] }) {
  const each = others.map(({ name, per_second }) => `${(marac.per_second / per_second).toFixed(2)} times ${name}`);
  return `Measured, ${disk}: ${each.join("; ")}.`;
}

function mib(bytes) {
  return `${(bytes / MIB).toFixed(1)} MiB`;
}

function count(number) {
  return number.toLocaleString("en-GB");
}

function ms(value) {
  return value < 1000 ? `${value.toPrecision(3)} ms` : `${(value / 1000).toPrecision(3)} s`;
}
