package org.postampel.cli.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/**
 * Installs and starts the bundles of a distribution and hands over to one application service.
 *
 * <p>An application is an OSGi service of the JDK type {@link ToolProvider} with the service
 * property {@code postampel.application}; a JDK type, because the launcher must not share a class
 * with the bundles.
 */
public final class FrameworkLauncher {

  /** Frameworks wait this long for the application's service. */
  private static final long SERVICE_SECONDS = 30;

  private static final int LAST_START_LEVEL = 4;

  /** Extenders and services that others must find when they start; everything else comes last. */
  private static final Map<String, Integer> START_LEVELS =
      Map.of(
          "org.postampel.felix.shim", 1,
          "org.eclipse.equinox.supplement", 1,
          "org.apache.aries.spifly.dynamic.bundle", 1,
          "org.apache.felix.scr", 2,
          "slf4j.simple", 3,
          "org.eclipse.angus.mail", 3,
          "angus-activation", 3);

  /** The application with a window, which a signal ends without a word. */
  private static final String WITHOUT_SIGNALS = "host";

  /** A command is cancelled by a signal and comes to its end, unless it waits for a person. */
  private static final Duration TO_ITS_END = Duration.ofSeconds(8);

  private FrameworkLauncher() {}

  /**
   * Runs the application and gives its exit status; called by name from {@link FrameworkKind}.
   *
   * @param distribution the folder with {@code plugins} and {@code framework}
   * @param kind {@code felix} or {@code equinox}
   * @param application the value of the service property {@code postampel.application}
   * @param properties further framework properties
   * @param arguments what the application gets
   */
  public static int launch(
      Path distribution,
      String kind,
      String application,
      Map<String, String> properties,
      String[] arguments)
      throws IOException, BundleException, InterruptedException, InvalidSyntaxException {
    Map<String, String> settings = new HashMap<>(properties);
    Path caches =
        Path.of(settings.getOrDefault("postampel.cache", distribution.resolve("cache").toString()));
    boolean window = application.equals(WITHOUT_SIGNALS);
    try (FrameworkCache cache =
        FrameworkCache.create(caches, kind, window ? Duration.ZERO : TO_ITS_END)) {
      settings.put(Constants.FRAMEWORK_STORAGE, cache.folder().toString());
      settings.put(
          Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
      settings.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, "1");
      return run(settings, distribution, kind, application, arguments);
    }
  }

  private static int run(
      Map<String, String> settings,
      Path distribution,
      String kind,
      String application,
      String[] arguments)
      throws IOException, BundleException, InterruptedException, InvalidSyntaxException {
    FrameworkFactory factory = ServiceLoader.load(FrameworkFactory.class).iterator().next();
    Framework framework = factory.newFramework(settings);
    try {
      framework.init();
      List<Bundle> bundles = install(framework.getBundleContext(), distribution, kind);
      framework.start();
      for (Bundle bundle : bundles) {
        if (!isFragment(bundle)) {
          bundle.start(Bundle.START_ACTIVATION_POLICY);
        }
      }
      raise(framework);
      return call(framework.getBundleContext(), application, arguments);
    } finally {
      framework.stop();
      framework.waitForStop(TimeUnit.SECONDS.toMillis(10));
    }
  }

  private static List<Bundle> install(BundleContext context, Path distribution, String kind)
      throws IOException, BundleException {
    List<Path> jars = new ArrayList<>(jarsOf(distribution.resolve("plugins")));
    jarsOf(distribution.resolve("framework").resolve(kind)).stream()
        .filter(jar -> jar.getFileName().toString().startsWith("org.postampel."))
        .forEach(jars::add);
    List<Bundle> bundles = new ArrayList<>();
    for (Path jar : jars) {
      if (isForThisPlatform(jar)) {
        Bundle bundle = context.installBundle(FrameworkKind.location(jar));
        String name = bundle.getSymbolicName();
        // The shim's symbolic name is Equinox's; its file name tells it apart.
        String known =
            "org.eclipse.osgi".equals(name) ? "org.postampel.felix.shim" : String.valueOf(name);
        bundle
            .adapt(BundleStartLevel.class)
            .setStartLevel(START_LEVELS.getOrDefault(known, LAST_START_LEVEL));
        bundles.add(bundle);
      }
    }
    return bundles;
  }

  private static Collection<Path> jarsOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** Of the SWT fragments only the one of this machine: the others cannot resolve. */
  private static boolean isForThisPlatform(Path jar) {
    String name = jar.getFileName().toString();
    if (!name.startsWith("org.eclipse.swt.")) {
      return true;
    }
    String system = System.getProperty("os.name");
    String windowing =
        system.startsWith("Windows") ? "win32" : system.startsWith("Mac") ? "cocoa" : "gtk";
    String processor = "aarch64".equals(System.getProperty("os.arch")) ? "aarch64" : "x86_64";
    return name.contains("." + windowing + ".") && name.contains(processor);
  }

  private static boolean isFragment(Bundle bundle) {
    return bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
  }

  private static void raise(Framework framework) throws InterruptedException {
    Object done = new Object();
    synchronized (done) {
      boolean[] reached = new boolean[1];
      framework
          .adapt(FrameworkStartLevel.class)
          .setStartLevel(
              LAST_START_LEVEL,
              event -> {
                synchronized (done) {
                  reached[0] = true;
                  done.notifyAll();
                }
              });
      while (!reached[0]) {
        done.wait();
      }
    }
  }

  private static int call(BundleContext context, String application, String[] arguments)
      throws InterruptedException, InvalidSyntaxException {
    String filter = "(postampel.application=" + application + ")";
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SERVICE_SECONDS);
    while (System.nanoTime() < end) {
      ServiceReference<ToolProvider> reference =
          context.getServiceReferences(ToolProvider.class, filter).stream()
              .max(Comparator.naturalOrder())
              .orElse(null);
      if (reference != null) {
        return context.getService(reference).run(System.out, System.err, arguments);
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException("no application '" + application + "' in this distribution");
  }
}
