FOLDERS := $(filter-out package reference_impl,$(patsubst %/__init__.py,%,$(wildcard */__init__.py)))
links:
	rm -rf build/types && mkdir -p build/types/trueline
	for folder in $(FOLDERS); do ln -s ../../../$$folder build/types/trueline/$$folder; done
	for file in package/*.py package/py.typed; do ln -s ../../../$$file build/types/trueline/; done
