package org.postampel.check.internal.registry;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.InvalidRegistryObjectException;
import org.eclipse.core.runtime.RegistryFactory;

/** The steps that bundles contribute to the extension point. */
public final class RegistrySteps {

  private static final String POINT = "org.postampel.check.steps";
  private static final Logger LOG = System.getLogger(RegistrySteps.class.getName());

  private RegistrySteps() {}

  /** One offer for each element; none where there is no registry, as on a plain class path. */
  public static List<StepOffer> all() {
    IExtensionRegistry registry = RegistryFactory.getRegistry();
    return registry == null ? List.of() : of(registry);
  }

  static List<StepOffer> of(IExtensionRegistry registry) {
    List<StepOffer> offers = new ArrayList<>();
    for (IConfigurationElement element : registry.getConfigurationElementsFor(POINT)) {
      try {
        offers.add(
            new StepOffer(
                element.getContributor().getName(),
                String.valueOf(element.getAttribute("class")),
                () -> element.createExecutableExtension("class")));
      } catch (InvalidRegistryObjectException gone) {
        LOG.log(Level.DEBUG, "a contributed step went away while it was read", gone);
      }
    }
    return offers;
  }
}
