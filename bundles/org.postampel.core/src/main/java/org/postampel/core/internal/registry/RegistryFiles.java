package org.postampel.core.internal.registry;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IContributor;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.InvalidRegistryObjectException;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.spi.RegistryContributor;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.postampel.core.contribution.ContributedFile;

/**
 * The files that bundles contribute to an extension point by an element with the attribute {@code
 * file}. No class of a contributing bundle is loaded.
 */
public final class RegistryFiles {

  private static final Logger LOG = System.getLogger(RegistryFiles.class.getName());

  /** Finds a file inside a contributor. */
  @FunctionalInterface
  interface Locator {
    /** The address of the file, if there is such a file. */
    Optional<URL> locate(IContributor contributor, String path);
  }

  private RegistryFiles() {}

  /**
   * The files contributed to a point; none where there is no registry, as on a plain class path.
   *
   * @param point the full id of the extension point
   */
  public static List<ContributedFile> of(String point) {
    IExtensionRegistry registry = RegistryFactory.getRegistry();
    return registry == null ? List.of() : of(registry, point, RegistryFiles::inBundle);
  }

  static List<ContributedFile> of(IExtensionRegistry registry, String point, Locator locator) {
    List<ContributedFile> files = new ArrayList<>();
    for (IConfigurationElement element : registry.getConfigurationElementsFor(point)) {
      try {
        add(element, locator, files);
      } catch (InvalidRegistryObjectException gone) {
        LOG.log(Level.DEBUG, "a contribution to " + point + " went away while it was read", gone);
      }
    }
    return List.copyOf(files);
  }

  private static void add(
      IConfigurationElement element, Locator locator, List<ContributedFile> files) {
    IContributor contributor = element.getContributor();
    String path = element.getAttribute("file");
    Optional<URL> address =
        path == null || path.isBlank() ? Optional.empty() : locator.locate(contributor, path);
    if (address.isPresent()) {
      files.add(new ContributedFile(contributor.getName(), address.get()));
    } else {
      LOG.log(
          Level.WARNING,
          "The contribution of {0} is switched off: it has no file {1}.",
          contributor.getName(),
          path);
    }
  }

  private static Optional<URL> inBundle(IContributor contributor, String path) {
    // The registry's own bundle is active whenever there is a registry; ours need not be started.
    Bundle registryBundle = FrameworkUtil.getBundle(RegistryFactory.class);
    if (registryBundle == null
        || registryBundle.getBundleContext() == null
        || !(contributor instanceof RegistryContributor known)) {
      return Optional.empty();
    }
    Bundle bundle =
        registryBundle.getBundleContext().getBundle(Long.parseLong(known.getActualId()));
    return Optional.ofNullable(bundle).map(present -> present.getEntry(path));
  }
}
