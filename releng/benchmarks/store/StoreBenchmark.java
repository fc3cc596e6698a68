package org.postampel.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the measurements with their baselines in one go and compares medians, which a busy machine
 * moves less than means.
 */
public final class StoreBenchmark {

  private static final int FEW = 100;
  private static final int FORKS = 3;

  private boolean held = true;

  private StoreBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path work = Path.of(arguments[0]);
    int many = Integer.parseInt(arguments[1]);
    Path large = Files.createDirectories(work.resolve("large"));
    Path small = Files.createDirectories(work.resolve("small"));
    Entries.write(large, many);
    Entries.write(small, FEW);

    StoreBenchmark benchmark = new StoreBenchmark();
    Map<String, Double> at = all(work, many);
    System.out.printf(Locale.ROOT, "%nMedians with %d sign-ins of 5 KB:%n", many);
    at.forEach(
        (name, micros) -> System.out.printf(Locale.ROOT, "  %-22s %10.1f µs%n", name, micros));
    System.out.println();
    benchmark.ratio("store write ÷ raw write", inTurn(at, "writesInTurn"), 1.2);
    benchmark.ratio("store read ÷ raw read", inTurn(at, "readsInTurn"), 2.0);
    benchmark.ratio("all opened and decrypted, seconds", at.get("openAndReadAll") / 1_000_000, 1.0);
    benchmark.ratio(
        "silent token hit, " + many + " ÷ " + FEW, inTurn(at, "silentHitsInTurn"), 1.2);
    System.exit(benchmark.held ? 0 : 1);
  }

  /** Medians in microseconds; of operations in turn those over the iterations of their medians. */
  private static Map<String, Double> all(Path work, int entries) throws Exception {
    Map<String, Double> medians = new TreeMap<>();
    for (RunResult result : run("openAndReadAll", Mode.SampleTime, work, entries)) {
      String name = result.getPrimaryResult().getLabel();
      medians.put(name, result.getPrimaryResult().getStatistics().getPercentile(50));
    }
    for (RunResult result : run("InTurn", Mode.AverageTime, work, entries)) {
      String name = result.getPrimaryResult().getLabel();
      result
          .getSecondaryResults()
          .forEach(
              (half, nanos) ->
                  medians.put(name + ", " + half, nanos.getStatistics().getPercentile(50) / 1000));
    }
    return medians;
  }

  private static double inTurn(Map<String, Double> medians, String name) {
    return medians.get(name + ", ours") / medians.get(name + ", peer");
  }

  private static Collection<RunResult> run(String include, Mode mode, Path work, int entries)
      throws Exception {
    return new Runner(
            new OptionsBuilder()
                .include("Measurements.*" + include)
                .mode(mode)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(FORKS)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(6)
                .measurementTime(TimeValue.seconds(2))
                .jvmArgsAppend(
                    "-Dbenchmark.folder=" + work.resolve("large"),
                    "-Dbenchmark.few=" + work.resolve("small"),
                    "-Dbenchmark.entries=" + entries,
                    "-Dpostampel.cache=" + work.resolve("cache"),
                    "-Dorg.slf4j.simpleLogger.defaultLogLevel=off")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build())
        .run();
  }

  private void ratio(String what, double value, double bound) {
    boolean good = value <= bound;
    held &= good;
    System.out.printf(
        Locale.ROOT,
        "%-36s %6.2f  (bound %.1f)  %s%n",
        what,
        value,
        bound,
        good ? "held" : "MISSED");
  }
}
