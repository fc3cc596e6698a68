package org.postampel.it.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/** What bundles there are, what they see, and bundles that come and go. */
final class BundleQuestions {

  private final BundleContext context;

  BundleQuestions(BundleContext context) {
    this.context = context;
  }

  Map<String, Question> all() {
    return Map.of(
        "bundles", words -> bundles(),
        "missing", words -> missing(words.get(0), words.get(1)),
        "uninstall", words -> uninstall(words.get(0)),
        "install", words -> install(words.get(0)));
  }

  /** Name, state, and "fragment", "lazy" or "-". */
  private List<String> bundles() {
    List<String> lines = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      boolean fragment = bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
      boolean lazy = bundle.getHeaders("").get(Constants.BUNDLE_ACTIVATIONPOLICY) != null;
      lines.add(
          String.join(
              "\t",
              bundle.getSymbolicName(),
              state(bundle.getState()),
              fragment ? "fragment" : lazy ? "lazy" : "-"));
    }
    return lines;
  }

  /** Those of the classes, separated by commas, that the bundle cannot load. */
  private List<String> missing(String bundle, String classes) {
    List<String> missing = new ArrayList<>();
    for (String name : classes.split(",")) {
      try {
        named(context, bundle).loadClass(name);
      } catch (ClassNotFoundException | LinkageError notThere) {
        missing.add(name);
      }
    }
    return missing;
  }

  private List<String> uninstall(String bundle) throws BundleException {
    Bundle going = named(context, bundle);
    going.stop();
    going.uninstall();
    return List.of(going.getLocation());
  }

  private List<String> install(String location) throws BundleException {
    Bundle coming = context.installBundle(location);
    coming.start(Bundle.START_ACTIVATION_POLICY);
    return List.of();
  }

  /** The bundle with this symbolic name. */
  static Bundle named(BundleContext context, String name) {
    for (Bundle bundle : context.getBundles()) {
      if (name.equals(bundle.getSymbolicName())) {
        return bundle;
      }
    }
    throw new IllegalArgumentException("there is no bundle " + name);
  }

  private static String state(int state) {
    return switch (state) {
      case Bundle.UNINSTALLED -> "uninstalled";
      case Bundle.INSTALLED -> "installed";
      case Bundle.RESOLVED -> "resolved";
      case Bundle.STARTING -> "starting";
      case Bundle.STOPPING -> "stopping";
      case Bundle.ACTIVE -> "active";
      default -> "state " + state;
    };
  }
}
